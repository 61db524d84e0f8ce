#include "session/project/database.hpp"
#include "base/diagnostic.hpp"
#include <sqlite3.h>
#include <string>

namespace zamkan::session {

void Database::Close::operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
void Database::Statement::Close::operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }

namespace {
std::string escaped(const std::string &path) { // of a URI
    std::string out;
    for (const char c : path)
        out += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
    return out;
}
} // namespace

Database::Database(const std::filesystem::path &file, Mode mode) : file_(file) {
    sqlite3 *opened = nullptr;
    const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : mode == Mode::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    // Who only reads leaves nothing beside a file that nobody is writing to.
    std::error_code trouble;
    const auto waiting = std::filesystem::file_size(file.string() + "-wal", trouble);
    const bool quiet = mode == Mode::read && (trouble || waiting == 0);
    const std::string name = quiet ? "file:" + escaped(file.string()) + "?immutable=1" : file.string();
    const int result = sqlite3_open_v2(name.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | (quiet ? SQLITE_OPEN_URI : 0), nullptr);
    database_.reset(opened);
    if (result != SQLITE_OK)
        fail("the project cannot be opened");
    sqlite3_busy_timeout(opened, 4000);
}

void Database::fail(const char *what) const {
    throw InputError(std::string(what) + ": " + (database_ ? sqlite3_errmsg(database_.get()) : "out of memory"), file_.string(),
                     "look whether it is there, whole, and may be written to");
}

void Database::run(const std::string &sql) {
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("the project cannot be read or written");
}

bool Database::has(std::string_view table) const {
    Statement names = prepare("SELECT 1 FROM sqlite_master WHERE name = ?");
    return names.bind(1, table).step();
}

Database::Statement Database::prepare(std::string_view sql) const {
    Statement made(*this);
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        fail("the project cannot be read or written");
    made.statement_.reset(statement);
    return made;
}

Database::Statement &Database::Statement::bind(int at, std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), at, number);
    return *this;
}
Database::Statement &Database::Statement::bind(int at, double number) {
    sqlite3_bind_double(statement_.get(), at, number);
    return *this;
}
Database::Statement &Database::Statement::bind(int at, std::string_view text) {
    sqlite3_bind_text64(statement_.get(), at, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}
Database::Statement &Database::Statement::bindNothing(int at) {
    sqlite3_bind_null(statement_.get(), at);
    return *this;
}

bool Database::Statement::step() {
    const int result = sqlite3_step(statement_.get());
    if (result == SQLITE_ROW)
        return true;
    sqlite3_reset(statement_.get());
    if (result != SQLITE_DONE)
        database_->fail("the project cannot be read or written");
    return false;
}

std::int64_t Database::Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
bool Database::Statement::nothing(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
std::string_view Database::Statement::text(int column) const {
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement_.get(), column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : std::string_view();
}

Transaction::~Transaction() {
    try {
        if (open_)
            database_.run("ROLLBACK");
    } catch (const InputError &) { // closing the connection takes it back too
        open_ = false;
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

} // namespace zamkan::session
