#include "scenes.h"

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    ElementView element(std::uint32_t id, std::string title)
    {
        ElementView view;
        view.id = { id };
        view.title = title;
        view.name = std::move(title);
        return view;
    }

    FileView photos(Say say)
    {
        FileView view;
        view.for_photos = true;
        view.only_source = { say("사진 고르기", "Choose photos"), false };
        view.sources = { { say("사진 찍기", "Take a photo"), true }, view.only_source };
        view.accept = "image/*";
        view.at_once = 3;
        view.bytes_at_most = 3'000'000;
        view.image_side_at_most = 1600;
        view.image_quality = 0.8;
        view.hint = say("3장까지 넣을 수 있어요. 사진은 이 기기에서 작게 줄이고, 찍은 위치 같은 정보는 지워요.",
            "Up to 3 photos. Photos are made smaller on this device, and details such as where they were taken are "
            "removed.");
        return view;
    }

    FileItemView file(Say say, char const* name, char const* ko_size, char const* en_size, bool picture)
    {
        return { name, say(ko_size, en_size), picture ? "answer::50:0:1" : "",
            say((std::string(name) + " 지우기").c_str(), (std::string("Remove ") + name).c_str()) };
    }

}

std::vector<ElementView> file_questions(Language language)
{
    Say const say { language };
    std::vector<ElementView> all;
    auto const add = [&](std::uint32_t id, std::string title, FileView kind) -> ElementView& {
        all.push_back(element(id, std::move(title)));
        all.back().kind = std::move(kind);
        return all.back();
    };
    add(50, say("불편했던 곳을 사진으로 보여 주세요", "Show us in a photo where it was inconvenient"), photos(say));

    FileView some = photos(say);
    some.at_once = 1;
    some.status = say("사진을 넣었어요. (3장 중 2장)", "Photo added (2 of 3).");
    some.problems
        = { say("'IMG_2031.HEIC' 사진을 이 브라우저에서 열 수 없어서 넣지 않았어요. JPEG나 PNG 사진을 넣어 주세요.",
            "This browser cannot open the picture 'IMG_2031.HEIC', so it was not added. Please add a JPEG or PNG "
            "picture.") };
    some.files = { file(say, "IMG_2029.jpg", "412KB", "412 KB", true),
        file(say, "주유소_입구_밤에_찍은_사진_아주_긴_이름_2026-11-28.png", "1.2MB", "1.2 MB", true) };
    add(51, say("밤에 어두운 곳", "Where it is dark at night"), some);

    FileView busy = photos(say);
    busy.is_preparing = true;
    busy.status = say("사진을 줄이고 있어요. 2장 남았어요.", "Making photos smaller, 2 left.");
    ElementView& needed = add(52, say("가격표", "The price board"), busy);
    needed.required = true;
    needed.required_word = say("필수", "required");
    needed.errors = { say("사진을 넣어 주세요.", "Please add a photo.") };

    FileView paper;
    paper.only_source = { say("파일 고르기", "Choose a file"), false };
    paper.files = { file(say, "receipt.pdf", "88KB", "88 KB", false) };
    add(53, say("영수증", "The receipt"), paper);
    return all;
}

}
