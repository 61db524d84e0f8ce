// A case for each alternative of a variant: std::visit(Each{[](const A &) {…}, [](const B &) {…}}, variant).
#pragma once

namespace zamkan {

template <typename... Cases> struct Each : Cases... {
    using Cases::operator()...;
};

} // namespace zamkan
