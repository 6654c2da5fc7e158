#include "app/own_words.h"

#include "app/words.h"
#include "base/text.h"

namespace dure::app {

namespace {

    bool is_silent(char32_t letter)
    {
        constexpr std::u32string_view marks = U" .,!?()[]{}<>\"'`‘’“”「」『』《》·…-";
        return marks.find(letter) != std::u32string_view::npos;
    }

    // The last code point of the words that is said aloud; 0 if there is none.
    char32_t last_sound(std::string_view words)
    {
        char32_t last = 0;
        std::size_t at = 0;
        while (at < words.size()) {
            auto const letter = base::decode_utf8(words, at);
            at += letter.bytes;
            if (!is_silent(letter.value))
                last = letter.value;
        }
        return last;
    }

    std::string by_sound(Language language, std::string const& words, Word after_vowel, Word after_consonant,
        std::string const& more = {})
    {
        return say(language, ends_in_consonant(words) ? after_consonant : after_vowel, { words, more });
    }

}

bool ends_in_consonant(std::string_view words)
{
    auto const letter = last_sound(words);
    if (letter >= 0xAC00 && letter <= 0xD7A3)
        return (letter - 0xAC00) % 28 != 0;
    constexpr std::u32string_view others = U"013678LMNRlmnr"; // 영 일 삼 육 칠 팔, 엘 엠 엔 알
    return letter != 0 && others.find(letter) != std::u32string_view::npos;
}

std::string quoted(Language language, std::string const& words)
{
    return say(language, Word::own_quote, { words });
}

std::string with_copula(Language language, std::string const& words)
{
    return by_sound(language, words, Word::own_is_vowel, Word::own_is_consonant);
}

std::string with_subject(Language language, std::string const& words)
{
    return by_sound(language, words, Word::own_subject_vowel, Word::own_subject_consonant);
}

std::string joined_with_and(Language language, std::vector<std::string> const& words)
{
    std::string joined;
    for (auto word = words.rbegin(); word != words.rend(); ++word)
        joined
            = joined.empty() ? *word : by_sound(language, *word, Word::own_and_vowel, Word::own_and_consonant, joined);
    return joined;
}

}
