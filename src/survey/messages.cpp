#include "survey/messages.h"

#include "base/text.h"

#include <cassert>

namespace dure::survey {

namespace {

    struct Words {
        Message which;
        char const* korean;
        char const* english;
    };

    constexpr Words all_words[] = {
        { Message::required, "꼭 답해 주세요.", "Please answer this question." },
        { Message::required_text, "내용을 적어 주세요.", "Please write an answer." },
        { Message::required_choice, "하나를 골라 주세요.", "Please choose an answer." },
        { Message::required_mark, "그림에 표시해 주세요.", "Please mark the picture." },
        { Message::required_signature, "서명해 주세요.", "Please sign here." },
        { Message::required_row, "모든 줄에 답해 주세요.", "Please answer every row." },
        { Message::row_unique, "줄마다 다른 답을 골라 주세요.", "Please choose a different answer in each row." },
        { Message::required_panel, "적어도 한 문항에는 답해 주세요.", "Please answer at least one question." },
        { Message::required_consent, "계속하려면 동의가 필요해요.", "Your consent to this is needed to go on." },
        { Message::required_file, "파일을 넣어 주세요.", "Please add a file." },
        { Message::required_photo, "사진을 넣어 주세요.", "Please add a photo." },
        { Message::rows_at_least, "{0}개 이상 채워 주세요.", "Please fill in at least {0}." },
        { Message::must_differ, "같은 답이 또 있어요. 서로 다르게 답해 주세요.",
            "The same answer is given twice. Please make them different." },
        { Message::other_required, "어떤 것인지 적어 주세요.", "Please say what it is." },
        { Message::comment_required, "이 답에 대한 설명을 적어 주세요.", "Please add a comment to this answer." },
        { Message::not_a_number, "숫자로 적어 주세요.", "Please enter a number." },
        { Message::number_between, "{0}에서 {1} 사이의 숫자를 적어 주세요.", "Please enter a number from {0} to {1}." },
        { Message::number_at_least, "{0} 이상의 숫자를 적어 주세요.", "Please enter a number of at least {0}." },
        { Message::number_at_most, "{0} 이하의 숫자를 적어 주세요.", "Please enter a number of at most {0}." },
        { Message::length_between, "{0}자에서 {1}자 사이로 적어 주세요.", "Please write {0} to {1} characters." },
        { Message::length_at_least, "{0}자 이상 적어 주세요.", "Please write at least {0} characters." },
        { Message::length_at_most, "{0}자까지만 적어 주세요.", "Please write at most {0} characters." },
        { Message::no_digits, "숫자는 넣지 말아 주세요.", "Please leave out digits." },
        { Message::invalid_email, "이메일 주소를 다시 확인해 주세요. 예: name@example.com",
            "Please check the e-mail address, for example name@example.com." },
        { Message::invalid_pattern, "정해진 모양에 맞게 적어 주세요.", "Please follow the expected format." },
        { Message::invalid_expression, "이 답을 다시 확인해 주세요.", "Please check this answer." },
        { Message::select_at_least, "{0}개 이상 골라 주세요.", "Please choose at least {0}." },
        { Message::select_at_most, "{0}개까지만 골라 주세요.", "Please choose at most {0}." },
        { Message::marks_at_least, "{0}곳 이상 표시해 주세요.", "Please mark at least {0} places." },
        { Message::value_at_least, "{0} 이후나 그보다 큰 값으로 적어 주세요.",
            "The value should not be before or below {0}." },
        { Message::value_at_most, "{0} 이전이나 그보다 작은 값으로 적어 주세요.",
            "The value should not be after or above {0}." },
        { Message::invalid_step, "{0} 단위로 적어 주세요.", "Please enter a multiple of {0}." },
        { Message::invalid_url, "https://로 시작하는 주소를 적어 주세요.",
            "Please enter an address that begins with https://." },
        { Message::invalid_date, "날짜를 다시 확인해 주세요.", "Please check the date." },
        { Message::files_at_most, "{0}개까지만 넣어 주세요.", "Please add at most {0}." },
        { Message::file_too_large, "'{0}' 파일이 {1}MB보다 커요.", "'{0}' is larger than {1} MB." },
        { Message::file_wrong_type, "'{0}' 파일은 여기에 넣을 수 없는 형식이에요.",
            "'{0}' is not a kind of file that can go here." },
        { Message::file_unreadable, "'{0}' 파일은 비었거나 읽을 수 없어요. 지우고 다시 넣어 주세요.",
            "'{0}' is empty or cannot be read. Please remove it and add it again." },
        { Message::other, "기타 (직접 적기)", "Other (please say)" },
        { Message::none, "해당 없음", "None of these" },
        { Message::refuse, "답하고 싶지 않아요", "I would rather not say" },
        { Message::dont_know, "잘 모르겠어요", "I don't know" },
        { Message::select_all, "모두 고르기", "Select all" },
        { Message::yes, "예", "Yes" },
        { Message::no, "아니요", "No" },
        { Message::agreed, "동의함", "agreed" },
        { Message::not_agreed, "동의하지 않음", "not agreed" },
        { Message::signed_by_pen, "서명함", "signed" },
        { Message::mark_place, "왼쪽에서 {0}%, 위에서 {1}%", "{0} % from the left, {1} % from the top" },
        { Message::thanks, "응답해 주셔서 고맙습니다.", "Thank you for your answers." },
        { Message::not_on_offer, "보여 드린 것 가운데에서 골라 주세요.", "Please choose from what was shown." },
        { Message::tasks_left, "아직 {0}개가 남았어요. 마저 골라 주세요.", "{0} are left. Please answer these too." },
        { Message::tasks_done, "{1}개 중 {0}개에 답했어요", "{0} of {1} answered" },
        { Message::concepts_left, "{0}에 아직 답하지 않았어요.", "Not answered yet: {0}." },
        { Message::and_more, "{0} 외 {1}개", "{0} and {1} more" },
        { Message::cards_left, "아직 나누지 않은 카드가 {0}장 있어요.", "{0} cards are not sorted yet." },
        { Message::prices_rise, "가격은 뒤로 갈수록 높아져야 해요. 순서대로 다시 확인해 주세요.",
            "Each price should be higher than the one before. Please check them in order." },
        { Message::sum_is_off, "합계가 {0}이 되어야 해요. 지금은 {1}이에요.", "The sum should be {0}; it is {1} now." },
        { Message::agree, "동의해요", "Agree" },
        { Message::disagree, "동의하지 않아요", "Disagree" },
        { Message::pass, "넘어갈게요", "Pass" },
        { Message::too_cheap, "너무 싸서 품질이 의심되는 가격", "So cheap that I would doubt its quality" },
        { Message::cheap, "싸다고 느끼는 가격", "A bargain" },
        { Message::expensive, "비싸지만 살 만한 가격", "Expensive, but I would still consider it" },
        { Message::too_expensive, "너무 비싸서 사지 않을 가격", "So expensive that I would not buy it" },
        { Message::pages_progress, "{0} / {1}쪽", "Page {0} of {1}" },
        { Message::questions_progress, "{1}문항 중 {0}문항에 답했어요", "{0} of {1} questions answered" },
    };

}

std::string message(Message which, bool korean, std::initializer_list<std::string> parameters)
{
    auto const& words = all_words[static_cast<std::size_t>(which)];
    assert(words.which == which);
    std::string text = korean ? words.korean : words.english;
    std::size_t number = 0;
    for (auto const& parameter : parameters)
        text = base::replace_all(text, "{" + std::to_string(number++) + "}", parameter);
    return text;
}

}
