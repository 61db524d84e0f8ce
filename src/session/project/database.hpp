// SQLite behind one door. For the sources of session/project only.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace zamkan::session {

// One connection to a database file; everything throws InputError, which names the file and says what SQLite says.
class Database {
public:
    enum class Mode { read, write, create };
    Database(const std::filesystem::path &file, Mode mode);

    void run(const std::string &sql); // any number of statements, no values
    [[nodiscard]] bool has(std::string_view table) const;

    // A statement that is run again and again with other values; it must not outlive its database.
    class Statement {
    public:
        Statement &bind(int at, std::int64_t number);
        Statement &bind(int at, double number);
        Statement &bind(int at, std::string_view text);
        Statement &bindNothing(int at);
        bool step(); // true: there is a row; else it can be bound anew
        [[nodiscard]] std::int64_t number(int column) const;
        [[nodiscard]] std::string_view text(int column) const; // lives until the next step; "" for nothing
        [[nodiscard]] bool nothing(int column) const;

    private:
        friend class Database;
        struct Close { void operator()(sqlite3_stmt *statement) const; };
        explicit Statement(const Database &database) : database_(&database) {}
        const Database *database_;
        std::unique_ptr<sqlite3_stmt, Close> statement_;
    };
    [[nodiscard]] Statement prepare(std::string_view sql) const;

    [[noreturn]] void fail(const char *what) const;

private:
    struct Close { void operator()(sqlite3 *database) const; };
    std::filesystem::path file_;
    std::unique_ptr<sqlite3, Close> database_;
};

// Its statements count whole or not at all: taken back unless commit() was reached.
class Transaction {
public:
    explicit Transaction(Database &database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Database &database_;
    bool open_ = true;
};

} // namespace zamkan::session
