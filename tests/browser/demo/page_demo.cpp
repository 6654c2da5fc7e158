// One of everything the page can show, to prove the page by itself; never shipped.
#include "bin/page_loop.h"
#include "ui/bundled_glyphs.h"

#include <cstdlib>
#include <map>
#include <string>

#include <emscripten/emscripten.h>

using namespace dure;
using ui::Canvas;
using ui::Colour;
using ui::Id;
using ui::Node;
using ui::Rect;
using ui::Role;

namespace {

struct Demo {
    std::string name;
    std::string heard; // what has settled
    std::string wish;
    int choice = -1;
    std::map<int, bool> ticks;
    bool on = false;
    int slider = 3;
    std::string city = "b";
    int clicks = 0;
    int rank = 1;
    bool dialog = false;
    bool second = false;
    bool simple = false;
    int order = 0;
};

Colour const ink = Colour::hex(0x16211D);
Colour const brand = Colour::hex(0x0B7A63);

ui::TextStyle style(float size, ui::Weight weight = ui::Weight::regular, Colour colour = ink)
{
    ui::TextStyle made;
    made.size = size;
    made.weight = weight;
    made.colour = colour;
    made.link = brand;
    return made;
}

class Drawing {
public:
    Drawing(Canvas& canvas, Demo& demo)
        : canvas(canvas)
        , demo(demo)
    {
    }

    void all();

private:
    float width() const { return canvas.width() - 40; }
    void words(Role role, int level, std::string_view text, float size);
    Node control(Role role, std::string_view id, std::string name, float height = 56);
    void card(Node const& node, bool chosen);
    void bars();
    void choices();
    void fields();
    void matrix();
    void dialog();

    Canvas& canvas;
    Demo& demo;
    float y = 76;
};

void Drawing::words(Role role, int level, std::string_view text, float size)
{
    auto const look = style(size, role == Role::heading ? ui::Weight::bold : ui::Weight::regular);
    y += canvas.words(role, level, canvas.layout(text, look, width()), { 20, y }, look) + 8;
}

Node Drawing::control(Role role, std::string_view id, std::string name, float height)
{
    Node node;
    node.id = canvas.id(id);
    node.role = role;
    node.name = std::move(name);
    node.rect = { 20, y, width(), height };
    node.corner_radius = 12;
    y += height + 8;
    return node;
}

void Drawing::card(Node const& node, bool chosen)
{
    float const amount = canvas.animate(node.id, chosen ? 1.0F : 0.0F);
    canvas.shadow(node.rect, Colour::hex(0, 40), 12, 10, 2);
    canvas.fill(node.rect, mix(Colour::hex(0xFFFFFF), Colour::hex(0xDDF0EA), amount), 12);
    canvas.stroke(node.rect, mix(Colour::hex(0x7F8B86), brand, amount), 12, 1 + amount);
    canvas.label(node.name, { node.rect.x + 16, node.rect.y, node.rect.width - 32, node.rect.height }, style(17),
        ui::Align::left);
}

void Drawing::bars()
{
    canvas.open_layer("top", { 0, 0, canvas.width(), 56 }, ui::Landmark::header);
    canvas.fill({ 0, 0, canvas.width(), 56 }, Colour::hex(0xFFFFFF));
    Node progress;
    progress.id = canvas.id("progress");
    progress.role = Role::progress;
    progress.name = "진행";
    progress.rect = { 20, 26, width(), 4 };
    progress.maximum = 100;
    progress.step = 40;
    progress.value = "40퍼센트";
    canvas.fill(progress.rect, Colour::hex(0xDCE3DF), 2);
    canvas.fill({ 20, 26, width() * 0.4F, 4 }, brand, 2);
    canvas.node(progress);
    canvas.close_layer();
    canvas.insets(56, 72);
}

void Drawing::choices()
{
    words(Role::heading, 2, "주유소를 얼마나 자주 가세요?", 20);
    Id const group = canvas.id("often");
    canvas.open_group(group, { 20, y, width(), 192 }, "주유소를 얼마나 자주 가세요?", { .holds_radios = true });
    char const* const often[] = { "매주 가요", "한 달에 두세 번", "거의 안 가요" };
    for (int i = 0; i < 3; ++i) {
        Node node = control(Role::radio, "often" + std::to_string(i), often[i]);
        node.group = group;
        node.checked = demo.choice == i;
        if (canvas.toggled(node.id))
            demo.choice = i;
        card(node, node.checked);
        canvas.node(node);
    }
    canvas.close_group(group);
    for (int i = 0; i < 2; ++i) {
        Node node
            = control(Role::checkbox, "tick" + std::to_string(i), i ? "광고 소식도 받을게요 😀" : "약관에 동의해요");
        node.checked = demo.ticks[i];
        node.description = i ? "" : "필수예요";
        if (auto const is = canvas.toggled(node.id))
            demo.ticks[i] = *is;
        card(node, node.checked);
        canvas.node(node);
    }
    Node toggle = control(Role::toggle, "toggle", "큰 글씨");
    toggle.checked = demo.on;
    demo.on = canvas.toggled(toggle.id).value_or(demo.on);
    card(toggle, demo.on);
    canvas.node(toggle);
    // A core that refuses: the page must show the truth again.
    Node stubborn = control(Role::checkbox, "stubborn", "절대 켜지지 않아요");
    card(stubborn, false);
    canvas.node(stubborn);
}

void Drawing::fields()
{
    words(Role::heading, 2, "이름과 바람", 20);
    for (bool const is_area : { false, true }) {
        Node field = control(is_area ? Role::text_area : Role::text_field, is_area ? "wish" : "name",
            is_area ? "바라는 점" : "이름", is_area ? 120 : 56);
        std::string& text = is_area ? demo.wish : demo.name;
        field.padding = 16;
        field.font_size = 17 * canvas.text_scale();
        field.placeholder = is_area ? "편하게 적어 주세요" : "";
        text = canvas.typed(field.id).value_or(text);
        if (auto const settled = canvas.settled(field.id)) {
            text = *settled;
            demo.heard = text;
        }
        field.value = text;
        canvas.fill(field.rect, Colour::hex(0xFFFFFF), 12);
        canvas.stroke(field.rect, Colour::hex(0x7F8B86), 12);
        canvas.node(field);
    }
    Node heard;
    heard.role = Role::status;
    heard.id = canvas.id("heard");
    heard.name = "적은 말: " + demo.heard;
    heard.rect = { 20, y, width(), 24 };
    canvas.label(heard.name, heard.rect, style(15), ui::Align::left);
    canvas.node(heard);
    y += 32;
    Node slider = control(Role::slider, "slider", "만족도", 48);
    slider.minimum = 0;
    slider.maximum = 10;
    slider.step = 1;
    if (auto const number = canvas.chosen(slider.id))
        demo.slider = std::atoi(number->c_str());
    slider.value = std::to_string(demo.slider);
    float const x = 20 + width() * static_cast<float>(demo.slider) / 10;
    canvas.fill({ 20, slider.rect.y + 22, width(), 4 }, Colour::hex(0xDCE3DF), 2);
    canvas.circle({ x, slider.rect.y + 24 }, 12, brand);
    canvas.node(slider);
    Node select = control(Role::select, "city", "사는 곳");
    select.options = { { "a", "서울" }, { "b", "부산" }, { "c", "제주" } };
    select.value = demo.city = canvas.chosen(select.id).value_or(demo.city);
    Node shown = select;
    for (auto const& option : select.options)
        if (option.value == demo.city)
            shown.name = option.label;
    card(shown, false);
    canvas.node(select);
}

void Drawing::matrix()
{
    words(Role::heading, 2, "항목별 만족도", 20);
    Node table = control(Role::table, "table", "항목별 만족도", 0);
    canvas.node(table);
    Node row;
    row.role = Role::row;
    char const* const columns[] = { "항목", "낮음", "높음" };
    float const third = width() / 3;
    row.id = canvas.id("row-h");
    canvas.node(row);
    for (int i = 0; i < 3; ++i) {
        Node header;
        header.role = Role::column_header;
        header.id = canvas.id("col" + std::to_string(i));
        header.name = columns[i];
        header.rect = { 20 + third * static_cast<float>(i), y, third, 32 };
        canvas.label(header.name, header.rect, style(14));
        canvas.node(header);
    }
    row.level = 1;
    canvas.node(row);
    y += 32;
    row.level = 0;
    row.id = canvas.id("row-1");
    canvas.node(row);
    Node header;
    header.role = Role::row_header;
    header.id = canvas.id("rh");
    header.name = "화장실";
    canvas.node(header);
    Node label;
    label.name = "화장실";
    label.rect = { 20, y, third, 48 };
    canvas.label(label.name, label.rect, style(16));
    canvas.node(label);
    header.level = 1;
    canvas.node(header);
    for (int i = 1; i < 3; ++i) {
        Node cell;
        cell.role = Role::cell;
        cell.id = canvas.id("cell" + std::to_string(i));
        canvas.node(cell);
        Node radio;
        radio.role = Role::radio;
        radio.id = canvas.id("cellr" + std::to_string(i));
        radio.name = std::string("화장실: ") + columns[i];
        radio.group = canvas.id("rh");
        radio.rect = { 20 + third * static_cast<float>(i), y, third, 48 };
        radio.checked = demo.order == i;
        if (canvas.toggled(radio.id))
            demo.order = i;
        canvas.ring({ radio.rect.x + third / 2, y + 24 }, 12, ink, 2);
        if (radio.checked)
            canvas.circle({ radio.rect.x + third / 2, y + 24 }, 7, brand);
        canvas.node(radio);
        cell.level = 1;
        canvas.node(cell);
    }
    row.level = 1;
    canvas.node(row);
    y += 56;
    table.level = 1;
    canvas.node(table);
}

void Drawing::dialog()
{
    if (!demo.dialog)
        return;
    Rect const box { 30, 200, canvas.width() - 60, 220 };
    canvas.open_layer("dialog", { 10, 180, canvas.width() - 20, 260 }, ui::Landmark::none, true);
    canvas.shadow(box, Colour::hex(0, 90), 16, 16, 4);
    canvas.fill(box, Colour::hex(0xFFFFFF), 16);
    Node dialog;
    dialog.role = Role::dialog;
    dialog.id = canvas.id("dialog");
    dialog.name = "정말 나갈까요?";
    dialog.rect = box;
    canvas.node(dialog);
    auto const look = style(18, ui::Weight::bold);
    canvas.words(Role::heading, 2, canvas.layout(dialog.name, look, box.width - 40), { box.x + 20, box.y + 20 }, look);
    Node close;
    close.role = Role::button;
    close.id = canvas.id("dialog-close");
    close.name = "계속할게요";
    close.rect = { box.x + 20, box.y + 140, box.width - 40, 56 };
    if (canvas.clicked(close.id))
        demo.dialog = false;
    card(close, true);
    canvas.node(close);
    dialog.level = 1;
    canvas.node(dialog);
    canvas.close_layer();
}

void Drawing::all()
{
    canvas.page_title("두레 시험 화면");
    canvas.page_language("ko");
    canvas.screen(demo.second ? "second" : "first");
    platform::PageColours colours;
    colours.background = 0xF4F6F4FF;
    canvas.page_colours(colours);
    canvas.simple_screen(demo.simple);
    bars();
    words(Role::heading, 1, demo.second ? "두 번째 화면" : "여성 운전자와 주유소", 26);
    std::vector<ui::Span> spans(3);
    spans[0].text = "솔직한 이야기를 들려주세요. 자세한 내용은 ";
    spans[1].text = "안내문";
    spans[1].address = "https://example.org/notice";
    spans[2].text = "에서 볼 수 있어요. 답하신 내용은 이 기기에만 남아요.";
    auto const look = style(16);
    y += canvas.words(Role::paragraph, 0, canvas.layout(spans, look, width()), { 20, y }, look) + 8;
    if (!demo.second) {
        choices();
        fields();
        matrix();
        for (auto const* item : { "하나", "둘" })
            words(Role::list_item, 0, item, 16);
    }
    Node image = control(Role::image, "image", "", 80);
    image.value = "icon.svg";
    canvas.node(image);
    Node open = control(Role::button, "open", "나가기");
    if (canvas.clicked(open.id))
        demo.dialog = true;
    card(open, false);
    canvas.node(open);
    Node rank = control(Role::button, "rank", "순위 " + std::to_string(demo.rank));
    rank.disabled = demo.rank == 2;
    if (canvas.clicked(rank.id))
        ++demo.rank;
    card(rank, false);
    canvas.node(rank);
    canvas.content_height(y + 80);

    canvas.open_layer("bottom", { 0, canvas.window_height() - 72, canvas.width(), 72 }, ui::Landmark::footer);
    canvas.fill({ 0, canvas.window_height() - 72, canvas.width(), 72 }, Colour::hex(0xFFFFFF));
    Node next;
    next.role = Role::button;
    next.id = canvas.id("next");
    next.name = "다음";
    next.primary = true;
    next.rect = { 20, canvas.window_height() - 64, width(), 56 };
    if (canvas.clicked(next.id)) {
        ++demo.clicks;
        demo.heard = "이름은 " + demo.name;
        if (demo.clicks > 1)
            demo.second = true;
    }
    canvas.fill(next.rect, brand, 14);
    canvas.label(next.name, next.rect, style(18, ui::Weight::bold, Colour::hex(0xFFFFFF)));
    canvas.node(next);
    canvas.close_layer();
    dialog();
}

Demo demo;
bin::PageLoop* loop = nullptr;

void start_loop(std::unique_ptr<ui::GlyphSource> glyphs)
{
    loop = new bin::PageLoop([](Canvas& canvas) { Drawing(canvas, demo).all(); }, std::move(glyphs));
    platform::page::begin();
    platform::page::tell_preferences();
    platform::page::ask_for_frame();
}

}

extern "C" {
EMSCRIPTEN_KEEPALIVE int dure_pump(double now)
{
    return loop->pump(now) ? 1 : 0;
}
EMSCRIPTEN_KEEPALIVE void dure_forget_pixels(void)
{
    loop->canvas().forget_pixels();
}
EMSCRIPTEN_KEEPALIVE void dure_font_ready(void)
{
    start_loop(ui::BundledGlyphs::create(platform::page::take_font()));
}
// The page may tell, the demo does not care.
EMSCRIPTEN_KEEPALIVE void dure_time_reached(void) { }
EMSCRIPTEN_KEEPALIVE void dure_preferences(int, int, int) { }
EMSCRIPTEN_KEEPALIVE void dure_online(int) { }
EMSCRIPTEN_KEEPALIVE void dure_leaving(int) { }
EMSCRIPTEN_KEEPALIVE char const* dure_demo_name(void)
{
    return demo.name.c_str();
}
EMSCRIPTEN_KEEPALIVE void dure_demo_simple(int is)
{
    demo.simple = is != 0;
    platform::page::ask_for_frame();
}
}

int main()
{
    platform::page::start();
    if (platform::page::start_glyphs())
        start_loop(nullptr);
    return 0;
}
