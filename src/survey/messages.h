// The engine's own words to a respondent, in Korean and English.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

namespace dure::survey {

enum class Message : std::uint8_t {
    required,
    required_text,
    required_choice,
    required_mark,
    required_signature,
    required_row,
    row_unique,
    required_panel,
    required_consent,
    required_file,
    required_photo,
    rows_at_least,
    must_differ,
    other_required,
    comment_required,
    not_a_number,
    number_between,
    number_at_least,
    number_at_most,
    length_between,
    length_at_least,
    length_at_most,
    no_digits,
    invalid_email,
    invalid_pattern,
    invalid_expression,
    select_at_least,
    select_at_most,
    marks_at_least,
    value_at_least,
    value_at_most,
    invalid_step,
    invalid_url,
    invalid_date,
    files_at_most,
    file_too_large,
    file_wrong_type,
    file_unreadable,
    other,
    none,
    refuse,
    dont_know,
    select_all,
    yes,
    no,
    agreed,
    not_agreed,
    signed_by_pen,
    mark_place,
    thanks,
    not_on_offer,
    tasks_left,
    tasks_done,
    concepts_left,
    and_more,
    cards_left,
    prices_rise,
    sum_is_off,
    agree,
    disagree,
    pass,
    too_cheap,
    cheap,
    expensive,
    too_expensive,
    pages_progress,
    questions_progress,
};

// "{0}" and "{1}" take the parameters.
std::string message(Message which, bool korean, std::initializer_list<std::string> parameters = {});

}
