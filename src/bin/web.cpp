// The application in the browser: wiring only.
#include "app/view.h"
#include "bin/app_runner.h"
#include "bin/page_loop.h"
#include "codec/json.h"
#include "platform/web/web_platform.h"
#include "ui/bundled_glyphs.h"
#include "ui/screens/app_screen.h"

#include <cstdlib>
#include <memory>

#include <emscripten/emscripten.h>

extern "C" char* dure_take_order(void); // web/storage.js

namespace {

using namespace dure;

// Lives as long as the page.
struct Application {
    Application();
    void draw(ui::Canvas& canvas);

    platform::WebPlatform platform;
    bin::AppRunner runner;
    ui::ScreenMemory memory;
    std::unique_ptr<bin::PageLoop> loop; // from when the letters are there
    bool has_told = false;
    bool has_begun = false;

    void start_loop(std::unique_ptr<ui::GlyphSource> glyphs);
    void tell_if_ready();
    void begin_if_ready();
};

bin::PageDoor page_door()
{
    bin::PageDoor door;
    door.show_address = [](app::ShowAddress const& address) {
        platform::page::show_address(address.survey, address.draft_id, address.planner);
    };
    door.reload = [] { platform::page::reload(); };
    door.guard = [](bool guarded) { platform::page::guard(guarded); };
    door.wake = [](double millis) { platform::page::wake_after(millis); };
    return door;
}

Application::Application()
    : platform([this] {
        tell_if_ready();
        platform::page::ask_for_frame();
    })
    , runner(platform, page_door())
{
}

void Application::start_loop(std::unique_ptr<ui::GlyphSource> glyphs)
{
    loop = std::make_unique<bin::PageLoop>([this](ui::Canvas& canvas) { draw(canvas); }, std::move(glyphs));
    tell_if_ready();
    begin_if_ready();
}

// With the storage read, the first frame already shows what the person comes back to.
void Application::tell_if_ready()
{
    if (has_told || !loop || runner.state().storage == app::StorageState::waiting)
        return;
    has_told = true;
    platform::page::tell_ready();
}

void Application::begin_if_ready()
{
    if (!loop || !has_begun)
        return;
    platform::page::begin();
    platform::page::ask_for_frame();
}

void Application::draw(ui::Canvas& canvas)
{
    app::AppView const view = app::view(runner.state());
    loop->use_text_scale(static_cast<float>(view.look.text_percent) / 100);
    app::Actions actions;
    ui::draw_app(canvas, view, actions, memory);
    for (app::Action& action : actions.take())
        runner.act(std::move(action));
}

Application* application = nullptr;

app::Begin read_order()
{
    char* const bytes = dure_take_order();
    auto const order = codec::parse_json(bytes);
    std::free(bytes);
    app::Begin begin;
    if (!order)
        return begin;
    auto const text = [&](std::string_view name) {
        survey::Value const& value = order.value().member(name);
        return value.is_text() ? value.text() : std::string();
    };
    begin.address = text("address");
    begin.draft_id = text("draft");
    begin.language = text("language") == "en" ? app::Language::english : app::Language::korean;
    survey::Value const& is_asked = order.value().member("language_is_asked");
    begin.language_is_asked = is_asked.is_boolean() && is_asked.boolean();
    survey::Value const& is_chosen = order.value().member("language_is_chosen");
    begin.language_is_chosen = is_chosen.is_boolean() && is_chosen.boolean();
    survey::Value const& planner = order.value().member("planner");
    begin.shows_planner = planner.is_boolean() && planner.boolean();
    begin.survey = text("survey");
    survey::Value const& answers = order.value().member("answers");
    if (answers.is_record())
        for (auto const& [name, value] : answers.record())
            begin.early.answers.push_back({ name, value });
    survey::Value const& next = order.value().member("next");
    begin.early.then_next = next.is_boolean() && next.boolean();
    survey::Value const& spent = order.value().member("spent_millis");
    begin.early.spent_millis = spent.is_number() ? spent.number() : 0;
    return begin;
}

void act(app::Action action)
{
    application->runner.act(std::move(action));
    platform::page::ask_for_frame();
}

}

// What the page calls.
extern "C" {

EMSCRIPTEN_KEEPALIVE void dure_begin(void)
{
    application->has_begun = true;
    application->runner.act(read_order());
    application->begin_if_ready();
}

EMSCRIPTEN_KEEPALIVE int dure_pump(double now_millis)
{
    return application->loop->pump(now_millis) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void dure_forget_pixels(void)
{
    if (application->loop)
        application->loop->canvas().forget_pixels();
}

EMSCRIPTEN_KEEPALIVE void dure_font_ready(void)
{
    std::unique_ptr<ui::GlyphSource> glyphs = ui::BundledGlyphs::create(platform::page::take_font());
    application->start_loop(glyphs ? std::move(glyphs) : std::make_unique<ui::PlausibleGlyphs>());
}

// A picture among the answers, by the address that was put into the room: its data URL, until the next is asked for.
EMSCRIPTEN_KEEPALIVE char const* dure_picture(void)
{
    static std::string content;
    content = app::picture_of(application->runner.state(), platform::page::take_text());
    return content.c_str();
}

EMSCRIPTEN_KEEPALIVE void dure_time_reached(void)
{
    act(app::TimeReached {});
}

EMSCRIPTEN_KEEPALIVE void dure_preferences(int dark, int more_contrast, int reduced_motion)
{
    act(app::DevicePreferences {
        dark != 0, more_contrast != 0, reduced_motion != 0, application->platform.can_share_files() });
}

EMSCRIPTEN_KEEPALIVE void dure_online(int online)
{
    act(app::ConnectivityChanged { online != 0 });
}

EMSCRIPTEN_KEEPALIVE void dure_leaving(int leaving)
{
    act(leaving ? app::Action { app::LeavingPage {} } : app::Action { app::ReturnedToPage {} });
}

EMSCRIPTEN_KEEPALIVE void dure_new_version(void)
{
    act(app::NewVersionReady {});
}
}

int main()
{
    platform::page::start();
    application = new Application;
    if (platform::page::start_glyphs())
        application->start_loop(nullptr);
    platform::page::tell_preferences();
    application->runner.start();
    return 0;
}
