// Texts with their mentions marked by hand, so that the rules are tested without finders and gazetteer:
//   {P Mosul city IQ|الموصل}  {A isis|داعش}  {D 2016-03-27 2016-03-28|27 آذار}  {Q 40 40 person|40}
// Words of a marked name are joined with "_"; "-" stands for nothing ("{Q 650000 - person|…}").
#pragma once
#include "reading/rules.hpp"
#include <string>
#include <vector>

struct Marked {
    zamkan::text::Document document;
    zamkan::text::Tokens tokens;
    zamkan::mentions::Mentions mentions;
    std::vector<zamkan::events::EventPlace> places;
};

[[nodiscard]] Marked readMarked(const std::string &text, zamkan::text::Language language);
// The events of a marked text, published 2016-06-13.
[[nodiscard]] std::vector<zamkan::events::Event> arabicEvents(const std::string &marked);
[[nodiscard]] std::vector<zamkan::events::Event> englishEvents(const std::string &marked);
// "control/lost Mosul isis:losing 2015-01-01..2015-02-01 40 planned", leaving out what is absent and
// "reported".
[[nodiscard]] std::string tell(const zamkan::events::Event &event);
[[nodiscard]] std::vector<std::string> tell(const std::vector<zamkan::events::Event> &events);
