// The stock of words that simulated people write with: petrol stations, television, everyday life.
#include "base/text.h"
#include "survey/simulation_answers.h"

#include <array>

namespace dure::survey {

namespace {

    template <std::size_t Count>
    std::string_view pick(std::array<std::string_view, Count> const& words, base::Random& random)
    {
        return words[random.below(static_cast<std::uint32_t>(Count))];
    }

    constexpr std::array<std::string_view, 12> korean_subjects { "화장실이", "조명이", "주유기 손잡이가", "직원분이",
        "대기 시간이", "세차장이", "결제 화면이", "앱 쿠폰이", "주차 공간이", "편의점이", "안내 표지가", "리모컨이" };
    constexpr std::array<std::string_view, 6> korean_degrees { "조금", "꽤", "정말", "생각보다", "늘", "가끔" };
    constexpr std::array<std::string_view, 8> korean_good { "깨끗해서 좋아요.", "편해서 자주 가요.",
        "친절해서 기분이 좋아요.", "빨라서 만족해요.", "알아보기 쉬워요.", "안심이 돼요.", "가까워서 좋아요.",
        "마음에 들어요." };
    constexpr std::array<std::string_view, 8> korean_bad { "어두워서 무서워요.", "무거워서 힘들어요.",
        "복잡해서 헷갈려요.", "느려서 답답해요.", "더러워서 불편해요.", "좁아서 걱정돼요.", "불친절하게 느껴져요.",
        "잘 안 보여요." };
    constexpr std::array<std::string_view, 8> korean_wishes { "밤에도 밝으면 좋겠어요.",
        "여성 전용 자리가 있으면 해요.", "카드 결제가 한 번에 끝나면 좋겠어요.",
        "비 오는 날에도 지붕이 있으면 좋겠어요.", "휴지통을 더 놓아 주세요.", "아이와 쉴 곳이 있으면 좋겠어요.",
        "버튼이 더 커지면 좋겠어요.", "지금처럼만 해 주세요." };

    constexpr std::array<std::string_view, 10> english_subjects { "The restroom", "The lighting", "The pump handle",
        "The staff", "The waiting time", "The car wash", "The payment screen", "The parking space", "The shop",
        "The remote control" };
    constexpr std::array<std::string_view, 5> english_degrees { "is really", "is often", "is quite", "is sometimes",
        "is always" };
    constexpr std::array<std::string_view, 7> english_good { "pleasant.", "easy to use.", "clean.", "quick.",
        "reassuring.", "close to home.", "better than I expected." };
    constexpr std::array<std::string_view, 7> english_bad { "too dark.", "too heavy.", "confusing.", "slow.",
        "not clean.", "too narrow.", "hard to read." };
    constexpr std::array<std::string_view, 6> english_wishes { "Brighter lights at night would help.",
        "I would like to pay in one step.", "A roof for rainy days, please.", "Please add a place to sit.",
        "Bigger buttons would be kind.", "Keep it as it is." };

    constexpr std::array<std::string_view, 8> korean_families { "김", "이", "박", "최", "정", "강", "조", "윤" };
    constexpr std::array<std::string_view, 10> korean_given { "서연", "지우", "하은", "민서", "수아", "예진", "도윤",
        "준호", "은지", "가람" };
    constexpr std::array<std::string_view, 8> english_names { "Mina Park", "Grace Lee", "Anna Cole", "Ruth Hall",
        "Sora Kim", "Jane Moon", "Ella Han", "Tom Reed" };

    std::string sentence(SimulatedPerson const& person, base::Random& random)
    {
        auto const is_content = random.unit() < 0.55 + 0.2 * person.contentment;
        if (random.chance(0.3))
            return std::string(person.speaks_korean ? pick(korean_wishes, random) : pick(english_wishes, random));
        std::string text(person.speaks_korean ? pick(korean_subjects, random) : pick(english_subjects, random));
        text += " ";
        text += person.speaks_korean ? pick(korean_degrees, random) : pick(english_degrees, random);
        text += " ";
        if (person.speaks_korean)
            text += is_content ? pick(korean_good, random) : pick(korean_bad, random);
        else
            text += is_content ? pick(english_good, random) : pick(english_bad, random);
        return text;
    }

}

std::string simulated_words(SimulatedPerson const& person, base::Random& random, std::size_t most_characters)
{
    auto text = sentence(person, random);
    for (auto more = random.below(3); more > 0 && random.chance(0.5 * person.diligence); --more)
        text += " " + sentence(person, random);
    return most_characters == 0 ? text : base::truncate_characters(text, most_characters);
}

std::string simulated_name(SimulatedPerson const& person, base::Random& random)
{
    if (!person.speaks_korean)
        return std::string(pick(english_names, random));
    return std::string(pick(korean_families, random)) + std::string(pick(korean_given, random));
}

}
