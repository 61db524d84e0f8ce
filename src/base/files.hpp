// Files and streams in; files out whole or not at all.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace zamkan {

// An open file of the system, closed when it goes.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor &&other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor &operator=(Descriptor &&other) noexcept;
    ~Descriptor();
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }

private:
    int number_ = -1;
};

// The bytes of a file, or of standard input for "-", as they come.
class InputStream {
public:
    explicit InputStream(const std::filesystem::path &file); // throws InputError when it cannot be opened
    // Appends what there is, at least one byte, and waits for it only when there is none; false at the end.
    // Throws InputError when reading breaks off.
    bool readInto(std::string &bytes);
    // A pipe, a socket or a terminal: somebody may write a line, wait for its answer and write the next.
    [[nodiscard]] bool live() const { return live_; }

private:
    std::filesystem::path file_;
    Descriptor own_; // closed for standard input, which is not ours to close
    int from_ = 0;
    bool live_ = false;
};

// A file that is written piece by piece and is there only once it is complete: FILE stays as it was until commit(),
// and nothing is left behind without it, by Ctrl-C neither, where the file system knows files without a name. What
// is no plain file (/dev/null, a named pipe) is written to directly.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path file); // throws InputError when it cannot be written
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;
    ~OutputFile();
    void write(std::string_view bytes); // throws InputError
    void commit();                      // throws InputError; nothing may be written after it

private:
    [[noreturn]] void fail(const std::string &what);
    std::filesystem::path file_;
    std::filesystem::path beside_; // "" when the file has no name yet, or is written to directly
    Descriptor out_;
    bool direct_ = false;
};

// All bytes to an open file, however many calls it takes; false with errno set when it takes no more.
[[nodiscard]] bool writeAll(int descriptor, std::string_view bytes);

// The bytes of a file, of standard input for "-". Throws InputError when it cannot be read.
[[nodiscard]] std::string readBytes(const std::filesystem::path &file);

// Writes beside FILE and renames, so that FILE is either as it was or complete. Throws InputError.
void writeBytes(const std::filesystem::path &file, std::string_view bytes);

} // namespace zamkan
