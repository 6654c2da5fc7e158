// Every word of the interface, one row each: name, Korean, English. {0}, {1} are filled in. Words are polite and short
// (해요체); consent and other legal headings are formal. Include only through words.h.
// clang-format off
#define DURE_WORDS(ROW) \
    ROW(product,                "두레", "Dure") \
    /* home */ \
    ROW(home_headline,          "만들기 전에, 먼저 듣습니다", "We listen before we build") \
    ROW(home_introduction,      "답할 때마다 이 기기에 저장돼요. 인터넷이 끊겨도 이어서 답할 수 있어요.", "Every answer is saved on this device as you go. You can carry on even without a connection.") \
    ROW(drafts_heading,         "이어서 답하기", "Carry on") \
    ROW(samples_heading,        "설문 참여하기", "Take a survey") \
    ROW(responses_heading,      "완료한 응답", "Finished responses") \
    ROW(responses_empty,        "아직 완료한 응답이 없어요.", "No finished responses yet.") \
    ROW(file_heading,           "내 설문 열기", "Open your own survey") \
    ROW(open_file,              "설문 파일 고르기", "Choose a survey file") \
    ROW(open_file_hint,         "SurveyJS 형식의 JSON 파일을 그대로 열 수 있어요.", "JSON files in SurveyJS format open as they are.") \
    ROW(start,                  "시작하기", "Start") \
    ROW(resume,                 "이어서 하기", "Continue") \
    ROW(remove,                 "지우기", "Delete") \
    ROW(show,                   "보기", "View") \
    ROW(download,               "내려받기", "Download") \
    ROW(download_all,           "모두 내려받기", "Download all") \
    ROW(share,                  "공유하기", "Share") \
    ROW(draft_progress,         "{0}% 진행", "{0}% done") \
    ROW(draft_saved_at,         "{0}에 저장됨", "Saved {0}") \
    ROW(draft_not_saved,        "저장되지 않음 · 창을 닫으면 사라져요", "Not saved · lost if you close this window") \
    ROW(finished_at,            "{0}에 완료", "Finished {0}") \
    ROW(storage_waiting,        "저장된 내용을 불러오는 중이에요.", "Reading what is saved on this device.") \
    ROW(storage_unavailable,    "이 브라우저에서는 저장할 수 없어요. 답한 뒤에 꼭 내려받아 주세요.", "This browser does not let us save. Please download your answers when you are done.") \
    ROW(storage_safe,           "이 기기에 안전하게 보관하고 있어요.", "Kept safely on this device.") \
    ROW(storage_can_vanish,     "이 기기에 저장해요. 공간이 부족하면 브라우저가 지울 수도 있어요.", "Saved on this device. The browser may clear it when space runs low.") \
    ROW(keep_safely,            "지워지지 않게 보관하기", "Protect from clearing") \
    ROW(damaged_entries,        "읽을 수 없는 저장 항목이 {0}개 있어요. 지우지 않고 그대로 두었어요.", "{0} saved items could not be read. They are left untouched.") \
    /* top bar and settings */ \
    ROW(home,                   "홈", "Home") \
    ROW(settings,               "설정", "Settings") \
    ROW(other_language,         "English", "한국어") \
    ROW(close,                  "닫기", "Close") \
    ROW(language,               "언어", "Language") \
    ROW(korean,                 "한국어", "한국어") \
    ROW(english,                "English", "English") \
    ROW(theme,                  "화면 밝기", "Appearance") \
    ROW(theme_system,           "기기 설정대로", "Same as device") \
    ROW(theme_light,            "밝게", "Light") \
    ROW(theme_dark,             "어둡게", "Dark") \
    ROW(theme_high_contrast,    "고대비", "High contrast") \
    ROW(text_size,              "글자 크기", "Text size") \
    ROW(percent,                "{0}%", "{0}%") \
    ROW(simple_screen,          "간단한 화면", "Simple screen") \
    ROW(simple_screen_hint,     "꾸밈 없이 글과 버튼만 보여요. 화면 낭독기를 쓰거나 기기가 오래됐다면 더 편해요.", "Only words and controls, without decoration. Easier with a screen reader or an old device.") \
    /* taking a survey */ \
    ROW(loading,                "설문을 불러오는 중이에요.", "Loading the survey.") \
    ROW(next,                   "다음", "Next") \
    ROW(previous,               "이전", "Previous") \
    ROW(finish,                 "완료하기", "Finish") \
    ROW(saving,                 "저장 중", "Saving") \
    ROW(saved,                  "저장됨", "Saved") \
    ROW(save_failed,            "저장하지 못했어요. 답은 화면에 그대로 있어요.", "Could not save. Your answers are still on the screen.") \
    ROW(save_failed_full,       "저장 공간이 가득 차서 저장하지 못했어요. 답은 화면에 그대로 있어요.", "Could not save because storage is full. Your answers are still on the screen.") \
    ROW(save_failed_refused,    "브라우저가 저장을 막고 있어요. 답은 화면에 그대로 있으니 내려받아 두세요.", "The browser does not let us save. Your answers are still on the screen; please download them.") \
    ROW(save_again,             "다시 저장하기", "Save again") \
    ROW(download_answers,       "답 내려받기", "Download answers") \
    ROW(errors_one,             "한 곳을 확인해 주세요", "Please check one answer") \
    ROW(errors_many,            "{0}곳을 확인해 주세요", "Please check {0} answers") \
    ROW(error_line,             "{0} · {1}", "{0} · {1}") \
    ROW(required_hint,          "* 표시가 있는 질문에는 꼭 답해 주세요.", "Questions marked * need an answer.") \
    ROW(required,               "필수", "required") \
    ROW(choose_one,             "하나를 골라 주세요", "Choose one") \
    ROW(choose_many,            "골라 주세요", "Choose") \
    ROW(choose_at_most,         "{0}개까지 고를 수 있어요. 지금 {1}개 골랐어요.", "Choose up to {0}. {1} chosen.") \
    ROW(choose_at_least,        "{0}개 이상 골라 주세요. 지금 {1}개 골랐어요.", "Choose at least {0}. {1} chosen.") \
    ROW(choose_between,         "{0}~{1}개를 골라 주세요. 지금 {2}개 골랐어요.", "Choose {0} to {1}. {2} chosen.") \
    ROW(other_words,            "직접 적기", "In your own words") \
    ROW(comment_words,          "더 하고 싶은 말", "Anything to add") \
    ROW(write_here,             "여기에 적어 주세요", "Write here") \
    ROW(counter,                "{0} / {1}", "{0} / {1}") \
    ROW(yes,                    "예", "Yes") \
    ROW(no,                     "아니요", "No") \
    ROW(rating_name,            "{1}점 만점에 {0}점", "{0} of {1}") \
    ROW(rating_name_words,      "{0}, {1}", "{0}, {1}") \
    ROW(nps_lowest,             "전혀 추천하지 않아요", "Not at all likely") \
    ROW(nps_highest,            "꼭 추천할래요", "Extremely likely") \
    ROW(cell_name,              "{0}: {1}", "{0}: {1}") \
    ROW(rank_hint,              "점 여섯 개를 잡아 끌거나 위아래 버튼으로 순서를 바꿔 주세요.", "Drag by the six dots, or use the up and down buttons.") \
    ROW(rank_accept,            "이 순서가 맞아요", "This order is right") \
    ROW(rank_take_hint,         "중요한 순서대로 골라 주세요.", "Choose in order of importance.") \
    ROW(rank_unranked,          "아직 고르지 않은 항목", "Not ranked yet") \
    ROW(rank_up,                "{0} 위로", "Move {0} up") \
    ROW(rank_down,              "{0} 아래로", "Move {0} down") \
    ROW(rank_take,              "{0} 고르기", "Rank {0}") \
    ROW(rank_leave,             "{0} 빼기", "Take out {0}") \
    ROW(slider_not_chosen,      "아직 고르지 않았어요", "Not chosen yet") \
    ROW(slider_from,            "{0} · 시작", "{0} · from") \
    ROW(slider_to,              "{0} · 끝", "{0} · to") \
    ROW(task_progress,          "{0} / {1}", "{0} / {1}") \
    ROW(task_name,              "{1}개 중 {0}번째", "{0} of {1}") \
    ROW(tasks_left,             "{0}개 남았어요", "{0} left") \
    ROW(tasks_last,             "마지막이에요", "The last one") \
    ROW(tasks_done,             "모두 답했어요", "All answered") \
    ROW(task_back,              "앞 카드 다시 보기", "Back one card") \
    ROW(task_ahead,             "다음 카드", "Next card") \
    ROW(maxdiff_best,           "가장 끌려요", "Most appealing") \
    ROW(maxdiff_worst,          "가장 덜 끌려요", "Least appealing") \
    ROW(anchor_title,           "지금 보신 것들은 어떤가요?", "What about the ones above?") \
    ROW(anchor_all,             "모두 중요해요", "All of them matter") \
    ROW(anchor_some,            "일부만 중요해요", "Some of them matter") \
    ROW(anchor_none,            "중요한 것이 없어요", "None of them matters") \
    ROW(pair_skip,              "비슷해서 고르기 어려워요", "About the same to me") \
    ROW(product_title,          "{0}안", "Option {0}") \
    ROW(product_name,           "{0}. {1}", "{0}. {1}") \
    ROW(product_none,           "이 중에는 고를 것이 없어요", "I would choose none of these") \
    ROW(statement_agree,        "동의해요", "Agree") \
    ROW(statement_disagree,     "동의하지 않아요", "Disagree") \
    ROW(statement_swipe,        "카드를 밀어도 돼요. 오른쪽은 ‘{0}’, 왼쪽은 ‘{1}’예요.", "You can also swipe the card: right for “{0}”, left for “{1}”.") \
    ROW(statement_pass,         "넘어갈게요", "Pass") \
    ROW(kano_functional,        "이 기능이 있다면 어떠세요?", "How would you feel if it had this?") \
    ROW(kano_dysfunctional,     "이 기능이 없다면 어떠세요?", "How would you feel if it did not have this?") \
    ROW(kano_like,              "마음에 들어요", "I like it that way") \
    ROW(kano_expect,            "당연히 그래야 해요", "It must be that way") \
    ROW(kano_neutral,           "상관없어요", "I am neutral") \
    ROW(kano_tolerate,          "그래도 괜찮아요", "I can live with it") \
    ROW(kano_dislike,           "마음에 들지 않아요", "I dislike it that way") \
    ROW(kano_importance,        "얼마나 중요한가요?", "How important is it to you?") \
    ROW(kano_unimportant,       "전혀 중요하지 않아요", "Not at all") \
    ROW(kano_important,         "아주 중요해요", "Extremely") \
    ROW(reactions_title,        "어떤 마음이 드세요?", "How does it make you feel?") \
    ROW(reaction_like,          "좋아요", "Like") \
    ROW(reaction_sad,           "아쉬워요", "Sad") \
    ROW(reaction_angry,         "화나요", "Angry") \
    ROW(reaction_dislike,       "싫어요", "Dislike") \
    ROW(reaction_recommend,     "추천해요", "Recommend") \
    ROW(intent_title,           "이대로 나온다면 사시겠어요?", "Would you buy it as it is?") \
    ROW(intent_5,               "꼭 살래요", "Definitely") \
    ROW(intent_4,               "아마 살 거예요", "Probably") \
    ROW(intent_3,               "반반이에요", "Might or might not") \
    ROW(intent_2,               "아마 안 살 거예요", "Probably not") \
    ROW(intent_1,               "사지 않을래요", "Definitely not") \
    ROW(intent_name,            "{0}, {1}", "{0}, {1}") \
    ROW(board_progress,         "{1}개 중 {0}개 답했어요", "{0} of {1} answered") \
    ROW(board_answered,         "답했어요", "Answered") \
    ROW(board_missing,          "아직 답하지 않았어요.", "Not answered yet.") \
    ROW(preferred_title,        "하나만 고른다면 어느 쪽인가요?", "If you could have only one, which?") \
    ROW(price_too_cheap,        "너무 싸서 품질이 의심되는 가격은요?", "At what price would it be so cheap that you would doubt its quality?") \
    ROW(price_cheap,            "싸다고 느끼기 시작하는 가격은요?", "At what price would it be a bargain?") \
    ROW(price_expensive,        "비싸지만 그래도 살 만한 가격은요?", "At what price would it be expensive, but still worth considering?") \
    ROW(price_too_expensive,    "너무 비싸서 사지 않을 가격은요?", "At what price would it be too expensive to buy?") \
    ROW(price_likely,           "가격이 {0}일 때 사시겠어요?", "Would you buy it at {0}?") \
    ROW(money,                  "{0} {1}", "{0} {1}") \
    ROW(money_won,              "{0}원", "₩{0}") \
    ROW(unit_won,               "원", "won") \
    ROW(slider_less,            "{0}: 조금 낮추기", "{0}: a little lower") \
    ROW(slider_more,            "{0}: 조금 높이기", "{0}: a little higher") \
    ROW(share_less,             "{0} 줄이기", "Less for {0}") \
    ROW(share_more,             "{0} 늘리기", "More for {0}") \
    ROW(share_sum,              "{0} / {1}", "{0} / {1}") \
    ROW(share_left,             "{0} 더 나눠 주세요", "{0} left to give") \
    ROW(share_over,             "{0} 넘었어요", "{0} too many") \
    ROW(share_exact,            "딱 맞아요", "That adds up") \
    ROW(sort_progress,          "카드 {1}장 중 {0}장을 나눴어요", "{0} of {1} cards sorted") \
    ROW(sort_place,             "{0}: 넣을 곳", "{0}: category") \
    ROW(sort_nowhere,           "아직 나누지 않았어요", "Not sorted yet") \
    ROW(sort_count,             "{0} · {1}장", "{0} · {1}") \
    ROW(picture_mark_hint,      "그림을 눌러 표시해 주세요. 표시를 다시 누르면 지워져요.", "Tap the picture to mark a place. Tap a mark to remove it.") \
    ROW(picture_choose_hint,    "그림이나 아래 목록에서 골라 주세요.", "Choose on the picture or in the list below.") \
    ROW(marks_at_most,          "{0}곳까지 표시할 수 있어요. 지금 {1}곳 표시했어요.", "Mark up to {0} places. {1} marked.") \
    ROW(marks_between,          "{0}~{1}곳을 표시해 주세요. 지금 {2}곳 표시했어요.", "Mark {0} to {1} places. {2} marked.") \
    ROW(mark_name,              "표시 {0}: {1}", "Mark {0}: {1}") \
    ROW(mark_place,             "왼쪽에서 {0}%, 위에서 {1}%", "{0} % from the left, {1} % from the top") \
    ROW(mark_remove,            "표시 {0} 지우기", "Remove mark {0}") \
    ROW(mark_feeling,           "{0}번 표시는 어떤가요?", "How about mark {0}?") \
    ROW(mark_comment,           "표시 {0}에 대해 하고 싶은 말", "Anything to say about mark {0}") \
    ROW(aim_toggle,             "누르지 않고 표시하기", "Mark without tapping") \
    ROW(aim_across,             "왼쪽에서 얼마나", "How far from the left") \
    ROW(aim_down,               "위에서 얼마나", "How far from the top") \
    ROW(aim_place,              "여기에 표시하기", "Mark this place") \
    ROW(signature_name,         "서명란, {0}", "Signature pad. {0}") \
    ROW(signature_empty,        "아직 서명하지 않았어요", "Not signed yet") \
    ROW(signature_done,         "서명했어요", "Signed") \
    ROW(signature_placeholder,  "여기에 서명해 주세요", "Sign here") \
    ROW(signature_undo,         "마지막 획 지우기", "Undo the last stroke") \
    ROW(signature_clear,        "서명 지우기", "Clear the signature") \
    ROW(signature_typed,        "이름을 적어 서명하기", "Sign by typing your name") \
    ROW(signature_full,         "더 그릴 수 없어요. 서명을 지우고 다시 해 주세요.", "There is no room for more. Please clear the signature and sign again.") \
    ROW(too_few_items,          "보여 드릴 항목이 모자라서 이 질문은 건너뛰어요.", "There is too little to show here, so this question is skipped.") \
    ROW(file_take_photo,        "사진 찍기", "Take a photo") \
    ROW(file_choose_photo,      "사진 고르기", "Choose a photo") \
    ROW(file_choose_photos,     "사진 고르기", "Choose photos") \
    ROW(file_choose,            "파일 고르기", "Choose a file") \
    ROW(file_choose_many,       "파일 고르기", "Choose files") \
    ROW(file_photos_at_most,    "{0}장까지 넣을 수 있어요.", "Up to {0} photos.") \
    ROW(file_files_at_most,     "{0}개까지 넣을 수 있어요.", "Up to {0} files.") \
    ROW(file_size_hint,         "파일 하나는 {0}MB까지예요.", "Each file may have {0} MB.") \
    ROW(file_photo_hint,        "사진은 이 기기에서 작게 줄이고, 찍은 위치 같은 정보는 지워요.", "Photos are made smaller on this device, and details such as where they were taken are removed.") \
    ROW(file_preparing_photos,  "사진을 줄이고 있어요. {0}장 남았어요.", "Making photos smaller, {0} left.") \
    ROW(file_preparing,         "파일을 읽고 있어요. {0}개 남았어요.", "Reading files, {0} left.") \
    ROW(file_photo_added,       "사진을 넣었어요.", "Photo added.") \
    ROW(file_photo_added_of,    "사진을 넣었어요. ({1}장 중 {0}장)", "Photo added ({0} of {1}).") \
    ROW(file_photo_added_now,   "사진을 넣었어요. (모두 {0}장)", "Photo added ({0} now).") \
    ROW(file_added,             "파일을 넣었어요.", "File added.") \
    ROW(file_added_of,          "파일을 넣었어요. ({1}개 중 {0}개)", "File added ({0} of {1}).") \
    ROW(file_added_now,         "파일을 넣었어요. (모두 {0}개)", "File added ({0} now).") \
    ROW(file_removed,           "지웠어요.", "Removed.") \
    ROW(file_remove,            "{0} 지우기", "Remove {0}") \
    ROW(file_megabytes,         "{0}MB", "{0} MB") \
    ROW(file_kilobytes,         "{0}KB", "{0} KB") \
    ROW(file_too_large,         "'{0}' 파일이 {1}MB보다 커서 넣지 않았어요.", "'{0}' is larger than {1} MB, so it was not added.") \
    ROW(file_wrong_type,        "'{0}' 파일은 여기에 넣을 수 없는 형식이라 넣지 않았어요.", "'{0}' is not a kind of file that can go here, so it was not added.") \
    ROW(file_unreadable,        "'{0}' 파일을 읽을 수 없어서 넣지 않았어요.", "'{0}' cannot be read, so it was not added.") \
    ROW(file_no_picture,        "'{0}' 사진을 이 브라우저에서 열 수 없어서 넣지 않았어요. JPEG나 PNG 사진을 넣어 주세요.", "This browser cannot open the picture '{0}', so it was not added. Please add a JPEG or PNG picture.") \
    ROW(file_not_cleaned,       "이 브라우저에서는 사진에 담긴 위치 정보를 지울 수 없어서 '{0}' 사진을 넣지 않았어요.", "This browser cannot remove where a photo was taken, so '{0}' was not added.") \
    ROW(file_too_many,          "{1}개까지만 넣을 수 있어서 '{0}' 파일은 넣지 않았어요.", "Only {1} can be added, so '{0}' was not.") \
    ROW(file_no_room,           "더 담을 자리가 없어서 '{0}' 파일을 넣지 않았어요. 답 하나에는 모두 합해 {1}MB까지 담을 수 있어요.", "There is no room left for '{0}', so it was not added. One answer holds {1} MB of files in all.") \
    ROW(consent_required,       "필수", "Required") \
    ROW(consent_optional,       "선택", "Optional") \
    ROW(consent_purpose,        "수집·이용 목적", "Purpose") \
    ROW(consent_collected,      "수집 항목", "What is collected") \
    ROW(consent_retention,      "보유·이용 기간", "How long it is kept") \
    ROW(consent_refusal,        "동의를 거부할 권리와 불이익", "Your right to refuse and its effect") \
    ROW(consent_agree,          "동의합니다", "I agree") \
    ROW(picture_unavailable,    "그림을 보여 드릴 수 없어요.", "This picture cannot be shown.") \
    ROW(kind_unsupported,       "이 질문({0})은 아직 지원하지 않아요. 그냥 넘어가셔도 괜찮아요.", "This kind of question ({0}) is not supported yet. You can go on without it.") \
    ROW(panel_open,             "{0} 펼치기", "Open {0}") \
    ROW(panel_close,            "{0} 접기", "Close {0}") \
    ROW(row_title,              "{0}번", "Entry {0}") \
    ROW(row_add,                "하나 더 추가", "Add another") \
    ROW(row_add_first,          "추가하기", "Add one") \
    ROW(row_remove,             "{0}번 삭제", "Remove entry {0}") \
    ROW(row_remove_own,         "{0} ({1}번)", "{0} (entry {1})") \
    ROW(rows_empty,             "아직 적은 것이 없어요.", "Nothing here yet.") \
    ROW(rows_none,              "적을 것이 없어요.", "There is nothing to fill in.") \
    /* after it */ \
    ROW(storing_headline,       "답을 저장하고 있어요", "Saving your answers") \
    ROW(storing_words,          "이 창을 닫지 말고 잠시만 기다려 주세요.", "Please keep this window open for a moment.") \
    ROW(thanks_headline,        "고맙습니다", "Thank you") \
    ROW(thanks_words,           "답이 이 기기에 안전하게 저장됐어요.", "Your answers are safely stored on this device.") \
    ROW(store_failed_headline,  "아직 저장하지 못했어요", "Not saved yet") \
    ROW(store_failed_full,      "저장 공간이 가득 찼어요. 공간을 비우고 다시 저장하거나, 지금 답을 내려받아 주세요. 창을 닫으면 답이 사라져요.", "Storage is full. Free some space and save again, or download your answers now. They are lost if you close this window.") \
    ROW(store_failed_refused,   "브라우저가 저장을 막고 있어요. 지금 답을 내려받아 주세요. 창을 닫으면 답이 사라져요.", "The browser does not let us save. Please download your answers now. They are lost if you close this window.") \
    ROW(store_failed_other,     "저장하는 중에 문제가 생겼어요. 다시 저장하거나, 지금 답을 내려받아 주세요. 창을 닫으면 답이 사라져요.", "Something went wrong while saving. Save again, or download your answers now. They are lost if you close this window.") \
    ROW(store_failed_conflict,  "이 응답은 다른 창에서 이미 완료했어요. 여기에 적은 답이 다르다면 내려받아 주세요.", "This response was already finished in another window. If your answers here differ, please download them.") \
    ROW(receipt,                "응답 번호 {0}", "Response {0}") \
    /* your result */ \
    ROW(own_headline,           "내 결과", "Your result") \
    ROW(own_quote,              "‘{0}’", "“{0}”") \
    ROW(own_is_vowel,           "{0}예요", "{0}") \
    ROW(own_is_consonant,       "{0}이에요", "{0}") \
    ROW(own_and_vowel,          "{0}와 {1}", "{0} and {1}") \
    ROW(own_and_consonant,      "{0}과 {1}", "{0} and {1}") \
    ROW(own_subject_vowel,      "{0}가", "{0}") \
    ROW(own_subject_consonant,  "{0}이", "{0}") \
    ROW(own_first,              "가장 먼저 꼽은 것은 {0}.", "What you put first is {0}.") \
    ROW(own_first_close,        "{0} 비슷하게 앞섰어요.", "You put {0} first, about equally.") \
    ROW(own_first_many,         "{0} 등 {1}개가 비슷하게 앞섰어요.", "{0} and others, {1} in all, come first, about equally.") \
    ROW(own_weighed,            "고를 때 가장 중요하게 본 것은 {0}.", "What mattered most when you chose was {0}.") \
    ROW(own_weighed_close,      "고를 때 {0} 비슷하게 중요했어요.", "When you chose, {0} mattered about equally.") \
    ROW(own_product,            "내가 가장 바라는 제품", "The product you would like best") \
    ROW(own_level_close,        "{0}도 비슷하게 좋아해요", "{0} is about as good for you") \
    ROW(own_ranking,            "내 순위", "Your ranking") \
    ROW(own_ranking_hint,       "다른 것과 나란히 놓였을 때 이것을 고를 가능성이에요. 옅은 부분은 답만으로는 알 수 없는 폭이에요.", "How likely you are to choose it over another one. The pale part is what your answers leave open.") \
    ROW(own_rank_name,          "{0}위 {1}. 다른 것과 나란히 놓으면 100번 중 {2}번쯤({3}~{4}번) 골라요.", "No. {0}: {1}. Next to another one you choose it about {2} times in 100 ({3} to {4}).") \
    ROW(own_rank_rest,          "그 밖에 {0}개가 더 있어요.", "And {0} more.") \
    ROW(own_importance,         "고를 때 중요했던 것", "What decided it") \
    ROW(own_importance_hint,    "선택을 얼마나 좌우했는지, 모두 더하면 100%예요. 옅은 부분은 답만으로는 알 수 없는 폭이에요.", "How far each one decided your choices, 100% in all. The pale part is what your answers leave open.") \
    ROW(own_importance_name,    "{0}위 {1}. 선택의 {2}%쯤을 좌우했어요({3}~{4}%).", "No. {0}: {1}. It decided about {2}% of your choices ({3} to {4}%).") \
    ROW(own_basis,              "내가 고른 답 {0}개로 계산했어요.", "Worked out from {0} of your choices.") \
    ROW(own_same_item,          "100명 중 {0}명쯤({1}~{2}명)이 같은 것을 가장 먼저 꼽았어요", "About {0} in 100 people ({1} to {2}) put the same one first") \
    ROW(own_same_item_few,      "같은 것을 가장 먼저 꼽은 사람은 드물어요(많아야 100명 중 {0}명쯤)", "Few people put the same one first (at most about {0} in 100)") \
    ROW(own_same_product,       "100명 중 {0}명쯤({1}~{2}명)이 같은 제품을 가장 바라요", "About {0} in 100 people ({1} to {2}) would like the same product best") \
    ROW(own_same_product_few,   "같은 제품을 가장 바라는 사람은 드물어요(많아야 100명 중 {0}명쯤)", "Few people would like the same product best (at most about {0} in 100)") \
    ROW(own_people,             "{0}명 응답 기준", "From {0} people") \
    ROW(own_people_from,        "{0} · {1}명 응답 기준", "{0} · from {1} people") \
    ROW(own_segment,            "{0} 쪽 사람들과 비슷해요 · 100명 중 {1}명쯤({2}~{3}명)", "Most like {0} · about {1} in 100 people ({2} to {3})") \
    ROW(own_caution,            "사람 수는 위에 적은 응답에서 나온 것으로, 모든 사람을 대표하지는 않아요.", "The numbers of people come from the responses named above and are not representative of everybody.") \
    ROW(own_too_few,            "{0}: 고른 답이 {1}개라 아직 결과를 말하기 어려워요. {2}개부터 볼 수 있어요.", "{0}: {1} choices are too few for a result. It takes {2}.") \
    ROW(own_concept,            "마음이 간 컨셉: {0}", "Your favourite concept: {0}") \
    ROW(answers_heading,        "내 답", "Answers") \
    ROW(no_answer,              "답하지 않음", "Not answered") \
    ROW(details_headline,       "완료한 응답", "Finished response") \
    ROW(fact_survey,            "설문", "Survey") \
    ROW(fact_finished,          "완료한 시각", "Finished") \
    ROW(fact_number,            "응답 번호", "Response") \
    ROW(fact_duration,          "걸린 시간", "Time taken") \
    ROW(minutes_seconds,        "{0}분 {1}초", "{0} min {1} s") \
    ROW(seconds,                "{0}초", "{0} s") \
    ROW(back,                   "돌아가기", "Back") \
    /* messages */ \
    ROW(bad_file_headline,      "설문 파일을 열 수 없어요", "This survey file cannot be opened") \
    ROW(bad_file,               "파일의 내용이 설문 형식에 맞지 않아요.", "What is in the file is not a valid survey.") \
    ROW(bad_file_limit,         "파일이 너무 크거나 복잡해요.", "The file is too large or too complex.") \
    ROW(bad_file_empty,         "보여 줄 질문이 하나도 없어요.", "There is no question to show.") \
    ROW(place,                  "위치: {0}", "Place: {0}") \
    ROW(line_column,            "{0}번째 줄 {1}번째 글자", "line {0}, column {1}") \
    ROW(not_found_headline,     "설문을 찾지 못했어요", "Survey not found") \
    ROW(not_found,              "주소를 다시 확인해 주세요: {0}", "Please check the address: {0}") \
    ROW(offline_headline,       "인터넷에 연결되어 있지 않아요", "You are offline") \
    ROW(offline_words,          "이 설문은 아직 이 기기에 없어요. 연결되면 다시 시도해 주세요.", "This survey is not on this device yet. Try again when you are connected.") \
    ROW(not_loaded_headline,    "설문을 불러오지 못했어요", "The survey could not be loaded") \
    ROW(not_loaded,             "서버나 인터넷 연결에 문제가 있는 것 같아요. 잠시 뒤에 다시 시도해 주세요.", "There seems to be a problem with the server or the connection. Please try again in a moment.") \
    ROW(survey_missing_headline,"설문 파일이 없어요", "The survey file is missing") \
    ROW(survey_missing,         "답은 그대로 있지만 설문 파일을 찾지 못했어요. 같은 설문 파일을 다시 열면 이어서 할 수 있어요.", "Your answers are still here, but the survey file is not. Open the same survey file again to continue.") \
    ROW(another_survey_headline,"다른 설문 파일이에요", "This is another survey file") \
    ROW(another_survey,         "고르신 파일은 이 답의 설문과 달라요. 답은 그대로 있으니 같은 설문 파일을 다시 골라 주세요.", "The file you chose is not the survey of these answers. They are still here; please choose the same survey file.") \
    ROW(draft_damaged_headline, "저장된 답을 읽을 수 없어요", "The saved answers cannot be read") \
    ROW(draft_damaged,          "저장된 내용은 지우지 않고 그대로 두었어요. 내려받아서 담당자에게 보여 주세요.", "What was saved is left untouched. Download it and show it to whoever runs the survey.") \
    ROW(other_tab_headline,     "다른 창에서 답하는 중이에요", "Open in another window") \
    ROW(other_tab,              "같은 응답이 다른 창에 열려 있어요. 여기서 이어서 하면 그 창은 멈춰요.", "The same response is open in another window. If you continue here, that one stops.") \
    ROW(taken_headline,         "다른 창에서 이어서 하고 있어요", "Continued in another window") \
    ROW(continue_here,          "여기서 이어서 하기", "Continue here") \
    ROW(try_again,              "다시 시도하기", "Try again") \
    /* the planner's page */ \
    ROW(planner_open,           "선택 결과 보기", "Results of choices") \
    ROW(planner_headline,       "선택 결과", "Results of choices") \
    ROW(planner_introduction,   "MaxDiff, 컨조인트 같은 선택 문항의 결과를 이 기기에서 계산해요. 응답은 어디로도 보내지 않아요.", "Results of MaxDiff, conjoint and other questions of choice, computed on this device. Nothing is sent anywhere.") \
    ROW(planner_survey,         "이 기기에 있는 설문", "Surveys on this device") \
    ROW(planner_survey_option,  "{0} · 응답 {1}개", "{0} · {1} responses") \
    ROW(planner_none_chosen,    "고르지 않음", "None chosen") \
    ROW(planner_file,           "파일 열기", "Open a file") \
    ROW(planner_file_hint,      "내보낸 파일(.json)을 열거나, 설문 파일(.json)과 응답 파일(.jsonl)을 차례로 열어 주세요.", "Open an export (.json), or a survey file (.json) and then its responses (.jsonl).") \
    ROW(planner_sources,        "열린 파일: {0}", "Open: {0}") \
    ROW(planner_needs_survey,   "이 응답의 설문 파일(.json)도 열어 주세요.", "Now open the survey (.json) of these responses.") \
    ROW(planner_needs_data,     "이제 응답 파일(.jsonl)을 열어 주세요.", "Now open the responses (.jsonl).") \
    ROW(planner_waiting,        "계산하고 있어요.", "Computing.") \
    ROW(planner_loaded,         "{0} · 응답 {1}개", "{0} · {1} responses") \
    ROW(planner_no_choices,     "이 설문에는 선택 문항이 없어요.", "This survey has no question of choice.") \
    ROW(planner_bad_survey,     "설문 파일을 읽을 수 없어요.", "The survey file cannot be read.") \
    ROW(planner_bad_data,       "응답 파일을 읽을 수 없어요.", "The file of responses cannot be read.") \
    ROW(planner_too_much,       "자료가 너무 커서 이 기기에서 계산할 수 없어요.", "There is too much to compute on this device.") \
    ROW(planner_broke_off,      "계산이 중간에 멈췄어요. 다시 시도해 주세요.", "The computation broke off. Please try again.") \
    ROW(result_base,            "응답자 {0}명", "{0} respondents") \
    ROW(result_base_tasks,      "응답자 {0}명 · 과제 {1}개", "{0} respondents · {1} tasks") \
    ROW(result_nobody,          "아직 답한 사람이 없어요.", "Nobody has answered yet.") \
    ROW(result_small_base,      "응답자가 30명보다 적어요. 참고로만 보세요.", "Small base: fewer than 30 respondents.") \
    ROW(result_not_settled,     "이 응답만으로는 계산할 수 없는 값이 있어요.", "These responses do not settle every number.") \
    ROW(result_left_out,        "쓰지 않은 답: {0} ({1})", "Not used: {0} ({1})") \
    ROW(result_more_left_out,   "이 밖에도 {0}개의 답을 쓰지 않았어요.", "{0} more were not used.") \
    ROW(result_interval_note,   "괄호 안은 95% 구간이에요.", "95 % intervals in brackets.") \
    ROW(result_bounded,         "{0} ({1} ~ {2})", "{0} ({1} to {2})") \
    ROW(result_summary_ends,    "가장 높은 것은 {0}({1}), 가장 낮은 것은 {2}({3})예요. 응답자 {4}명의 답이에요.", "Highest: {0} ({1}). Lowest: {2} ({3}). From {4} respondents.") \
    ROW(result_item,            "항목", "Item") \
    ROW(result_level,           "수준", "Level") \
    ROW(result_attribute,       "속성", "Attribute") \
    ROW(result_utility,         "효용", "Utility") \
    ROW(result_utilities,       "효용: 얼마나 끌리는지", "Utilities: how much each appeals") \
    ROW(result_share,           "선호 점유율", "Share of preference") \
    ROW(result_counts,          "고른 횟수", "Counts") \
    ROW(result_shown,           "보여 준 횟수", "Shown") \
    ROW(result_best,            "가장 끌림", "Best") \
    ROW(result_worst,           "가장 덜 끌림", "Worst") \
    ROW(result_difference,      "차이 비율", "Best - worst") \
    ROW(result_ability,         "겨뤘을 때의 힘(브래들리-테리)", "Strength in pairs (Bradley-Terry)") \
    ROW(result_worth,           "상대 점유율", "Relative worth") \
    ROW(result_part_worths,     "부분가치: 수준마다 얼마나 끌리는지", "Part-worths: how much each level appeals") \
    ROW(result_none,            "고르지 않음", "None") \
    ROW(result_importance,      "속성의 중요도", "Importance of attributes") \
    ROW(result_willingness,     "더 낼 수 있는 금액", "Willingness to pay") \
    ROW(result_willingness_note,"{0}에서 바뀔 때 더 낼 수 있는 금액이에요. 괄호 안은 95% 구간이에요.", "What people would pay more, against {0}. 95 % intervals in brackets.") \
    ROW(result_willingness_none,"이 답만으로는 가격이 오를 때 덜 고르는지 뚜렷하지 않아서, 더 낼 금액을 계산할 수 없어요.", "Whether a higher price makes people choose less is not clear from these answers, so no willingness to pay can be given.") \
    ROW(result_attribute_level, "{0}: {1}", "{0}: {1}") \
    ROW(result_pooled_note,     "모든 사람의 답을 함께 계산했어요. 한 사람의 여러 답이 비슷하면 실제 구간은 더 넓어요.", "Everyone's answers together. Answers of one person resemble each other, so the true intervals are wider.") \
    ROW(kano_table,             "카노 분류", "Kano categories") \
    ROW(kano_category,          "분류", "Category") \
    ROW(kano_better,            "있을 때 만족", "Satisfaction with it") \
    ROW(kano_worse,             "없을 때 불만", "Dissatisfaction without it") \
    ROW(kano_answered,          "응답", "Answers") \
    ROW(kano_must,              "당연히 있어야 함", "Must-be") \
    ROW(kano_one_dimensional,   "있을수록 좋음", "One-dimensional") \
    ROW(kano_attractive,        "있으면 반가움", "Attractive") \
    ROW(kano_indifferent,       "상관없음", "Indifferent") \
    ROW(kano_reverse,           "없는 편이 나음", "Reverse") \
    ROW(kano_questionable,      "엇갈린 답", "Questionable") \
    ROW(kano_summary,           "가장 많이 나온 분류예요. {0}: {1}. 응답자 {2}명의 답이에요.", "By the most frequent category. {0}: {1}. From {2} respondents.") \
    ROW(price_points,           "가격의 갈림점", "Price points") \
    ROW(price_point,            "갈림점", "Point") \
    ROW(price_value,            "가격", "Price") \
    ROW(price_lower,            "더 싸면 의심받는 가격", "Point of marginal cheapness") \
    ROW(price_optimum,          "가장 덜 거부하는 가격", "Optimal price point") \
    ROW(price_indifference,     "싸다와 비싸다가 같은 가격", "Indifference price point") \
    ROW(price_upper,            "더 비싸면 사지 않는 가격", "Point of marginal expensiveness") \
    ROW(price_summary,          "받아들이는 가격은 {0}부터 {1}까지예요. 네 가격을 차례에 맞게 답한 {2}명의 답이에요.", "Acceptable prices run from {0} to {1}, from the {2} who named four prices in order.") \
    ROW(price_curves,           "가격마다 그렇게 느끼는 사람", "Who feels so at each price") \
    ROW(price_curves_summary,   "네 가격을 차례에 맞게 답한 {0}명의 답이에요.", "From the {0} who named four prices in order.") \
    ROW(price_curve_cheap_doubt,"너무 싸다", "Too cheap") \
    ROW(price_curve_cheap,      "싸다", "Cheap") \
    ROW(price_curve_expensive,  "비싸다", "Expensive") \
    ROW(price_curve_too,        "너무 비싸다", "Too expensive") \
    ROW(price_likelihood,       "가격마다 살 사람", "Who would buy at each price") \
    ROW(price_would_buy,        "살 사람의 비율", "Share who would buy") \
    ROW(price_likelihood_summary, "가장 많은 사람이 사는 가격: {0}({1}). 매출이 가장 큰 가격: {2}. {3}명의 답이에요.", "The price at which the most people would buy: {0} ({1}). Revenue is largest at {2}. From {3} respondents.") \
    ROW(simulator_title,        "제품을 견주어 보기", "Compare products") \
    ROW(simulator_introduction, "수준을 고르면 선호 점유율이 바로 바뀌어요.", "Choose levels; the shares of preference follow at once.") \
    ROW(simulator_product,      "제품 {0}", "Product {0}") \
    ROW(simulator_level,        "제품 {0}: {1}", "Product {0}: {1}") \
    ROW(simulator_add,          "제품 더하기", "Add a product") \
    ROW(simulator_remove,       "제품 {0} 빼기", "Remove product {0}") \
    ROW(simulator_summary,      "제품 {0}의 점유율이 {1}로 가장 높아요. 응답자 {2}명의 답이에요.", "Product {0} has the largest share, {1}. From {2} respondents.") \
    ROW(simulator_close,        "점유율이 가장 높은 제품을 가리기 어려워요. 차이가 우연일 수 있어요. 응답자 {0}명의 답이에요.", "No product is clearly ahead: the difference may be chance. From {0} respondents.") \
    ROW(chain_title,            "사람마다의 효용(계층 베이즈)", "Individual utilities (hierarchical Bayes)") \
    ROW(chain_introduction,     "한 사람 한 사람의 효용을 추정해요. 시간이 조금 걸려요. 계산하는 동안 다른 결과를 봐도 괜찮아요.", "Estimates the utilities of every single person. It takes a while; you can look at other results meanwhile.") \
    ROW(chain_start,            "계산 시작", "Start") \
    ROW(chain_go_on,            "이어서 계산", "Continue") \
    ROW(chain_cancel,           "멈추기", "Stop") \
    ROW(chain_running,          "계산을 시작했어요.", "Started.") \
    ROW(chain_stopped,          "멈췄어요. 이어서 계산하면 여기서부터 이어져요.", "Stopped. Continue to go on from here.") \
    ROW(chain_done,             "계산이 끝났어요.", "Finished.") \
    ROW(chain_progress,         "{1}번 중 {0}번 · {2}%", "{0} of {1} draws · {2}%") \
    ROW(chain_time_left,        "{0} · {1} 남음", "{0} · {1} left") \
    ROW(chain_converged,        "결과가 안정됐어요. R-hat {0}(1에 가까울수록 좋아요), 유효 표본 {1}개.", "The result has settled: R-hat {0} (near 1 is good), effective sample size {1}.") \
    ROW(chain_not_converged,    "아직 덜 안정됐어요. R-hat {0}(1.05보다 작아야 해요), 유효 표본 {1}개.", "Not settled yet: R-hat {0} (should be below 1.05), effective sample size {1}.") \
    ROW(chain_utilities,        "평균 효용과 사람 사이의 차이", "Mean utilities and how people differ") \
    ROW(chain_spread,           "사람 사이의 차이", "Spread between people") \
    ROW(chain_shares,           "사람마다 계산한 선호 점유율", "Share of preference, person by person") \
    ROW(chain_importance,       "사람마다 계산한 중요도", "Importance, person by person") \
    ROW(chain_download,         "사람마다의 효용 내려받기", "Download individual utilities") \
    ROW(turf_title,             "함께 낼 때 닿는 사람(TURF)", "Reach of combinations (TURF)") \
    ROW(turf_size,              "{0}개", "{0} items") \
    ROW(turf_items,             "조합", "Combination") \
    ROW(turf_reach,             "닿는 비율", "Reach") \
    ROW(turf_summary,           "{0}개만 내도 {1}의 사람이 좋아하는 것을 하나는 만나요. 사람마다 효용이 가장 높은 {2}개를 좋아하는 것으로 봤어요. 응답자 {3}명.", "With {0} items, {1} of people find one they like: one of the {2} with their own highest utility. {3} respondents.") \
    /* questions of ours and short notices */ \
    ROW(confirm_draft_headline, "답하던 내용을 지울까요?", "Delete this unfinished response?") \
    ROW(confirm_draft,          "지우면 되돌릴 수 없어요.", "This cannot be undone.") \
    ROW(confirm_row_headline,   "{0}번을 지울까요?", "Remove entry {0}?") \
    ROW(confirm_row,            "여기에 적은 답도 함께 지워져요.", "What was answered there goes with it.") \
    ROW(confirm_file_headline,  "'{0}' 파일을 지울까요?", "Remove '{0}'?") \
    ROW(confirm_response_headline, "완료한 응답을 지울까요?", "Delete this finished response?") \
    ROW(confirm_response,       "이 기기에서 지워지고 되돌릴 수 없어요. 필요하면 먼저 내려받아 주세요.", "It is removed from this device and cannot be restored. Download it first if you need it.") \
    ROW(cancel,                 "취소", "Cancel") \
    ROW(banner_offline,         "인터넷이 끊겼어요. 답은 이 기기에 저장되니 계속하셔도 돼요.", "You are offline. Answers are saved on this device, so you can go on.") \
    ROW(banner_offline_done,    "인터넷이 끊겼어요. 마치신 답은 이 기기에 저장돼 있어요.", "You are offline. Your answers are kept on this device.") \
    ROW(banner_new_version,     "새 버전이 준비됐어요.", "A new version is ready.") \
    ROW(banner_reload,          "새 버전으로 열기", "Open the new version") \
    ROW(done_draft_discarded,   "지웠어요.", "Deleted.") \
    ROW(done_response_deleted,  "응답을 지웠어요.", "Response deleted.") \
    ROW(done_remove_failed,     "지우지 못했어요. 잠시 뒤에 다시 시도해 주세요.", "Could not delete. Please try again in a moment.") \
    ROW(done_shared,            "공유했어요.", "Shared.") \
    ROW(done_kept,              "브라우저가 지우지 않도록 설정했어요.", "The browser will not clear it.") \
    ROW(done_not_kept,          "브라우저가 허락하지 않았어요. 완료한 응답은 내려받아 두시면 안전해요.", "The browser did not allow it. Downloading finished responses keeps them safe.") \
    ROW(done_settings_not_saved,"설정을 저장하지 못했어요. 이 창을 닫으면 원래대로 돌아가요.", "Could not save the settings. They last until you close this window.") \
    ROW(done_not_reloaded,      "아직 저장하지 못한 답이 있어서 새 버전으로 열지 않았어요.", "Some answers are not saved yet, so the new version was not opened.") \
    ROW(am,                     "오전", "AM") \
    ROW(pm,                     "오후", "PM")
// clang-format on
