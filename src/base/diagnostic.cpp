#include "base/diagnostic.hpp"

namespace zamkan {

std::string Diagnostic::line() const {
    std::string text = where;
    if (!text.empty()) text += ": ";
    text += what;
    if (!remedy.empty()) text += "; " + remedy;
    return text;
}

std::string toString(Severity severity) {
    switch (severity) {
    case Severity::remark: return "remark";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
    }
    return "error";
}

} // namespace zamkan
