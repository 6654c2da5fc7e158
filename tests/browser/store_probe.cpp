// The journal on the browser's own storage without an app around it, so that store_*.mjs can drive it from outside.
#include "platform/web/web_platform.h"
#include "store/journal.h"

#include <memory>

#include <emscripten/emscripten.h>

extern "C" void dure_probe_note(char const* event, char const* id, double number, char const* text);

namespace {

using namespace dure;

std::unique_ptr<platform::WebPlatform> device;
std::unique_ptr<store::Journal> journal;

char const* word_of(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::storage_full:
        return "full";
    case base::ErrorCode::storage_refused:
        return "refused";
    case base::ErrorCode::conflict:
        return "conflict";
    default:
        return "other";
    }
}

store::Acknowledge note_as(std::string event, std::string id, double number)
{
    return [event, id, number](base::Result<base::Done> const& result) {
        dure_probe_note(event.c_str(), id.c_str(), number, result ? "ok" : word_of(result.error().code));
    };
}

}

extern "C" {

EMSCRIPTEN_KEEPALIVE void probe_save(char const* id, double revision, char const* body)
{
    store::Draft draft;
    draft.id = id;
    draft.address = "station";
    draft.revision = static_cast<std::uint64_t>(revision);
    draft.body = body;
    journal->save_draft(draft, note_as("saved", id, revision));
}

EMSCRIPTEN_KEEPALIVE void probe_finish(char const* id, char const* body)
{
    store::FinishedResponse response;
    response.id = id;
    response.body = body;
    journal->finish(response, note_as("finished", id, 0));
}

EMSCRIPTEN_KEEPALIVE void probe_claim(char const* id, int take_over)
{
    std::string const name(id);
    journal->claim_draft(
        name, take_over != 0, [name](bool granted) { dure_probe_note("claimed", name.c_str(), granted ? 1 : 0, ""); },
        [name] { dure_probe_note("lost", name.c_str(), 0, ""); });
}

EMSCRIPTEN_KEEPALIVE void probe_download(char const* name, char const* bytes)
{
    device->download(name, "application/json", bytes);
}

EMSCRIPTEN_KEEPALIVE void probe_fetch(char const* path)
{
    std::string const name(path);
    device->fetch_text(name, [name](base::Result<std::string> const& text) {
        dure_probe_note("fetched", name.c_str(), text ? 1 : 0, text ? text.value().c_str() : "");
    });
}

EMSCRIPTEN_KEEPALIVE void probe_load()
{
    journal->load([](base::Result<store::JournalContents> const& contents) {
        if (!contents)
            return dure_probe_note("loaded", "", -1, word_of(contents.error().code));
        for (auto const& draft : contents.value().drafts)
            dure_probe_note("draft", draft.id.c_str(), static_cast<double>(draft.revision), draft.body.c_str());
        for (auto const& response : contents.value().responses)
            dure_probe_note("response", response.id.c_str(), 0, response.body.c_str());
        for (auto const& entry : contents.value().damaged)
            dure_probe_note("damaged", entry.key.c_str(), 0, entry.store.c_str());
        dure_probe_note("loaded", "", 0, "ok");
    });
}
}

int main()
{
    device = std::make_unique<platform::WebPlatform>(nullptr);
    journal = std::make_unique<store::Journal>(*device);
    return 0;
}
