// How trouble is told. Trouble of the input is a Diagnostic and work goes on; trouble of the installation is an
// InstallationError, caught once in main; an input that cannot be used at all is an InputError.
#pragma once
#include "base/span.hpp"
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace zamkan {

enum class Severity { remark, warning, error };

// One trouble with the input: what it is, where it is (file, row, column; empty when the span says it), and what
// the user can do. All three are whole phrases in English without a final full stop.
struct Diagnostic {
    Severity severity = Severity::warning;
    std::string what;
    std::string where;
    std::string remedy;
    std::optional<Span> span;

    // "where: what; remedy", leaving out what is empty.
    [[nodiscard]] std::string line() const;
};

[[nodiscard]] std::string toString(Severity severity); // "remark" "warning" "error"

// A value together with what was wrong on the way to it.
template <typename T> struct Parsed {
    T value{};
    std::vector<Diagnostic> diagnostics;
};

// The input cannot be used at all: the file is missing, empty, binary… The command line ends with status 1, the
// window shows it and stays.
class InputError : public std::runtime_error {
public:
    explicit InputError(Diagnostic diagnostic)
        : std::runtime_error(diagnostic.line()), diagnostic_(std::move(diagnostic)) {}
    InputError(std::string what, std::string where, std::string remedy)
        : InputError(Diagnostic{Severity::error, std::move(what), std::move(where), std::move(remedy), {}}) {}
    [[nodiscard]] const Diagnostic &diagnostic() const { return diagnostic_; }

private:
    Diagnostic diagnostic_;
};

// Something that ships with the program is missing or broken. what() is "where: what; remedy".
class InstallationError : public std::runtime_error {
public:
    InstallationError(const std::string &what, const std::string &where, const std::string &remedy)
        : std::runtime_error(Diagnostic{Severity::error, what, where, remedy, {}}.line()) {}
};

} // namespace zamkan
