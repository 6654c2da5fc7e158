// What the interface says, in Korean and English. The words themselves stand in words_table.h.
#pragma once

#include "app/ids.h"
#include "app/words_table.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace dure::app {

enum class Word : std::uint16_t {
#define DURE_WORD_NAME(name, korean, english) name,
    DURE_WORDS(DURE_WORD_NAME)
#undef DURE_WORD_NAME
        count,
};

std::string say(Language language, Word word);
// {0}, {1}, … are replaced by the parts; the parts are never looked into.
std::string say(Language language, Word word, std::initializer_list<std::string_view> parts);
// "ko" or "en"
std::string_view code(Language language);

}
