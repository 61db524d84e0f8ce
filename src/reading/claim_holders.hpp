// Whose a figure is: who holds what is measured, or whose men are counted.
#pragma once
#include "reading/attribution.hpp"
#include "reading/figure_context.hpp"
#include <string>
#include <vector>

namespace zamkan::reading {

// "Rebels hold 40 per cent of the city and the army 60": the party that stands between the verb and its further figure;
// "" none.
[[nodiscard]] std::string holderRightBefore(const Passage &passage, const mentions::QuantityMention &quantity,
                                            std::uint32_t verb);
// Who won or lost ground in the last deed of that kind before the token, at most two sentences back; "" nobody.
[[nodiscard]] std::string holderBefore(const Passage &passage, const std::vector<Frame> &frames, std::uint32_t token);
// "رقعته", "its revenue": whether what is measured belongs to somebody spoken of.
[[nodiscard]] bool isItsOwn(const Passage &passage, const Clause &clause, std::uint32_t token);
// Whether a number without a noun stands behind "its fighters" in a sentence that counts or estimates.
[[nodiscard]] bool countsItsMen(const Passage &passage, const mentions::QuantityMention &quantity,
                                const ClaimRule &claim);
// The party of the clause that stands nearest to the token and does not speak; "" none.
[[nodiscard]] std::string actorNear(const Passage &passage, const Attributions &attributions, const Clause &clause,
                                    std::uint32_t token);

} // namespace zamkan::reading
