// dure_shots OUT [scene] [--whole]: PNGs of the screens without a browser, for looking at while drawing them.
#include "raster.h"
#include "tests/ui/scenes.h"
#include "ui/screens/app_screen.h"

#include <cstdio>
#include <cstring>

namespace {

struct Size {
    float width;
    float height;
    float ratio;
};

struct Wanted {
    std::string folder;
    std::string scene;
    bool whole = false;
    bool quick = false;
    bool dark = true;
    bool english = true;
    float width = 0;
    int percent = 100;
    bool high_contrast = false;
};

void shoot(Wanted const& wanted, dure::shots::FontFile& font, dure::scenes::Scene const& scene, Size size,
    dure::app::Theme theme, char const* language)
{
    using namespace dure;
    app::AppView view = scene.view;
    view.look.theme = theme;
    view.look.text_percent = wanted.percent;
    app::Actions actions;
    ui::ScreenMemory memory;
    shots::Shot shot;
    shot.width = size.width;
    shot.height = size.height;
    shot.pixel_ratio = size.ratio;
    shot.text_scale = static_cast<float>(wanted.percent) / 100;
    shot.whole = wanted.whole;
    shots::Image const image
        = shots::take(shot, font, [&](ui::Canvas& canvas) { ui::draw_app(canvas, view, actions, memory); });
    char const* const name = theme == app::Theme::dark ? "dark" : theme == app::Theme::light ? "light" : "contrast";
    std::string const path = wanted.folder + "/" + scene.name + "-" + std::to_string(static_cast<int>(size.width)) + "-"
        + name + "-" + language + (wanted.percent == 100 ? "" : "-" + std::to_string(wanted.percent)) + ".png";
    if (!shots::write_png(path, image))
        std::fprintf(stderr, "cannot write %s\n", path.c_str());
}

}

int main(int count, char** words)
{
    using namespace dure;
    Wanted wanted;
    for (int i = 1; i < count; ++i) {
        std::string const word = words[i];
        if (word == "--whole")
            wanted.whole = true;
        else if (word == "--light")
            wanted.dark = false;
        else if (word == "--ko")
            wanted.english = false;
        else if (word == "--contrast")
            wanted.high_contrast = true;
        else if (word.rfind("--width=", 0) == 0)
            wanted.width = std::strtof(word.c_str() + 8, nullptr);
        else if (word.rfind("--percent=", 0) == 0)
            wanted.percent = static_cast<int>(std::strtol(word.c_str() + 10, nullptr, 10));
        else if (wanted.folder.empty())
            wanted.folder = word;
        else
            wanted.scene = word;
    }
    if (wanted.folder.empty()) {
        std::fprintf(stderr,
            "usage: dure_shots FOLDER [scene] [--whole] [--light] [--ko] [--contrast] [--width=W] [--percent=P]\n");
        return 2;
    }
    auto const font = shots::FontFile::open(
        "/usr/share/fonts/truetype/nanum/NanumGothic.ttf", "/usr/share/fonts/truetype/nanum/NanumGothicBold.ttf");
    if (!font) {
        std::fprintf(stderr, "NanumGothic is missing (fonts-nanum)\n");
        return 1;
    }
    for (app::Language language : { app::Language::korean, app::Language::english }) {
        if (language == app::Language::english && !wanted.english)
            continue;
        for (scenes::Scene const& scene : scenes::all(language)) {
            if (!wanted.scene.empty() && wanted.scene != scene.name)
                continue;
            for (Size const size :
                { Size { 390, 844, 2 }, Size { 820, 1180, 1 }, Size { 1280, 800, 1 }, Size { 320, 640, 2 } }) {
                if (wanted.width > 0 ? size.width != wanted.width : size.width == 320)
                    continue;
                char const* const code = language == app::Language::korean ? "ko" : "en";
                shoot(wanted, *font, scene, size, wanted.high_contrast ? app::Theme::high_contrast : app::Theme::light,
                    code);
                if (wanted.dark && !wanted.high_contrast)
                    shoot(wanted, *font, scene, size, app::Theme::dark, code);
            }
        }
    }
    return 0;
}
