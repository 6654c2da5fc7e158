#include "platform/web/web_platform.h"

#include <cassert>
#include <cstddef>
#include <utility>

#include <emscripten/emscripten.h>

// Implemented in web/storage.js. Text goes out as pointer and length; the library copies it before it returns.
extern "C" {
void dure_commit_add(char const* store, char const* key, std::size_t key_size, char const* bytes,
    std::size_t bytes_size, int erase, double revision);
void dure_commit_send(int request, int strict);
void dure_load_all(int request, char const* store);
void dure_claim(int request, char const* name, int take_over);
void dure_release(char const* name);
void dure_ask_to_persist(int request);
void dure_fetch_text(int request, char const* path);
void dure_download(char const* file_name, char const* media_type, char const* bytes, std::size_t size);
int dure_can_share_files();
void dure_share(int request, char const* file_name, char const* media_type, char const* bytes, std::size_t size);
// Implemented in web/estimating.js.
void dure_estimate(double id, char const* head, std::size_t head_size, char const* survey, std::size_t survey_size,
    char const* data, std::size_t data_size);
void dure_cancel_estimate(double id);
double dure_now_millis();
int dure_utc_offset_minutes();
unsigned dure_random_word();
}

namespace dure::platform {
namespace {

    WebPlatform* the_platform = nullptr;

    base::Error error_of(int code, std::string detail)
    {
        using base::ErrorCode;
        static constexpr ErrorCode codes[] = { ErrorCode::invalid_input, ErrorCode::storage_full,
            ErrorCode::storage_refused, ErrorCode::conflict, ErrorCode::not_found, ErrorCode::unsupported };
        return { codes[code >= 0 && code < 6 ? code : 2], "", std::move(detail) };
    }

    std::function<void(WebPlatform::Answer)> done_or_error(std::function<void(base::Result<base::Done>)> then)
    {
        return [then = std::move(then)](WebPlatform::Answer answer) {
            if (answer.code != 0)
                return then(error_of(answer.code, std::move(answer.text)));
            then(base::Done {});
        };
    }

}

WebPlatform::WebPlatform(std::function<void()> after_answer)
    : m_after_answer(std::move(after_answer))
{
    assert(the_platform == nullptr);
    the_platform = this;
}

WebPlatform::~WebPlatform()
{
    the_platform = nullptr;
}

int WebPlatform::ask(std::function<void(Answer)> then)
{
    m_requests[++m_last_request] = { std::move(then), {} };
    return m_last_request;
}

void WebPlatform::receive_entry(int request, Entry entry)
{
    if (auto const found = m_requests.find(request); found != m_requests.end())
        found->second.answer.entries.push_back(std::move(entry));
}

void WebPlatform::receive_health(int request, StorageHealth health)
{
    if (auto const found = m_requests.find(request); found != m_requests.end())
        found->second.answer.health = health;
}

void WebPlatform::answer(int request, int code, std::string text)
{
    auto const found = m_requests.find(request);
    if (found == m_requests.end())
        return;
    auto answered = std::move(found->second);
    m_requests.erase(found);
    answered.answer.code = code;
    answered.answer.text = std::move(text);
    answered.then(std::move(answered.answer));
    if (m_after_answer)
        m_after_answer();
}

void WebPlatform::lose_claim(int request)
{
    auto const found = m_claims.find(request);
    if (found == m_claims.end())
        return;
    auto const lost = std::move(found->second.lost);
    m_claims.erase(found);
    if (lost)
        lost();
    if (m_after_answer)
        m_after_answer();
}

void WebPlatform::commit(
    std::vector<Write> writes, Durability durability, std::function<void(base::Result<base::Done>)> then)
{
    for (auto const& write : writes)
        dure_commit_add(write.store.c_str(), write.key.data(), write.key.size(), write.bytes.data(), write.bytes.size(),
            write.erase ? 1 : 0, static_cast<double>(write.revision));
    dure_commit_send(ask(done_or_error(std::move(then))), durability == Durability::strict ? 1 : 0);
}

void WebPlatform::load_all(std::string store, std::function<void(base::Result<std::vector<Entry>>)> then)
{
    auto const request = ask([then = std::move(then)](Answer answer) {
        if (answer.code != 0)
            return then(error_of(answer.code, std::move(answer.text)));
        then(std::move(answer.entries));
    });
    dure_load_all(request, store.c_str());
}

void WebPlatform::claim(std::string name, bool take_over, std::function<void(bool)> then, std::function<void()> lost)
{
    auto const request = ask({});
    m_claims[request] = { name, std::move(lost) };
    m_requests[request].then = [this, request, then = std::move(then)](Answer const& answer) {
        if (answer.code != 0)
            m_claims.erase(request);
        then(answer.code == 0);
    };
    dure_claim(request, name.c_str(), take_over ? 1 : 0);
}

void WebPlatform::release(std::string name)
{
    // Of a claim that is given up nobody wants to hear any more, not even whether it would have been granted.
    std::erase_if(m_claims, [&](auto const& claim) {
        bool const is_it = claim.second.name == name;
        if (is_it)
            m_requests.erase(claim.first);
        return is_it;
    });
    dure_release(name.c_str());
}

void WebPlatform::ask_to_persist(std::function<void(StorageHealth)> then)
{
    dure_ask_to_persist(ask([then = std::move(then)](Answer const& answer) { then(answer.health); }));
}

void WebPlatform::fetch_text(std::string path, std::function<void(base::Result<std::string>)> then)
{
    auto const request = ask([then = std::move(then), path](Answer answer) {
        if (answer.code != 0) {
            auto error = error_of(answer.code, std::move(answer.text));
            error.where = path;
            return then(std::move(error));
        }
        then(std::move(answer.text));
    });
    dure_fetch_text(request, path.c_str());
}

void WebPlatform::download(std::string file_name, std::string media_type, std::string bytes)
{
    dure_download(file_name.c_str(), media_type.c_str(), bytes.data(), bytes.size());
}

bool WebPlatform::can_share_files() const
{
    return dure_can_share_files() != 0;
}

void WebPlatform::share(std::string file_name, std::string media_type, std::string bytes,
    std::function<void(base::Result<base::Done>)> then)
{
    dure_share(ask(done_or_error(std::move(then))), file_name.c_str(), media_type.c_str(), bytes.data(), bytes.size());
}

void WebPlatform::estimate(EstimateRequest request, std::function<void(base::Result<EstimateReply>)> then)
{
    m_estimates[request.id] = std::move(then);
    dure_estimate(static_cast<double>(request.id), request.head.data(), request.head.size(), request.survey.data(),
        request.survey.size(), request.data.data(), request.data.size());
}

void WebPlatform::cancel_estimate(std::uint64_t id)
{
    dure_cancel_estimate(static_cast<double>(id));
}

void WebPlatform::receive_estimate(std::uint64_t id, int code, EstimateReply reply)
{
    auto const found = m_estimates.find(id);
    if (found == m_estimates.end())
        return;
    auto const then = found->second; // it may ask again
    if (reply.is_last)
        m_estimates.erase(found);
    if (code != 0)
        then(error_of(code, std::move(reply.head)));
    else
        then(std::move(reply));
    if (m_after_answer)
        m_after_answer();
}

double WebPlatform::now_millis() const
{
    return dure_now_millis();
}

int WebPlatform::utc_offset_minutes() const
{
    return dure_utc_offset_minutes();
}

std::uint64_t WebPlatform::random_bits()
{
    std::uint64_t const high = dure_random_word();
    return high << 32 | dure_random_word();
}

}

// Called by web/storage.js.
extern "C" {

EMSCRIPTEN_KEEPALIVE void dure_receive_entry(
    int request, char const* key, std::size_t key_size, char const* bytes, std::size_t bytes_size)
{
    if (auto* const platform = dure::platform::the_platform)
        platform->receive_entry(request, { std::string(key, key_size), std::string(bytes, bytes_size) });
}

EMSCRIPTEN_KEEPALIVE void dure_receive_health(int request, int persisted, double used_bytes, double quota_bytes)
{
    if (auto* const platform = dure::platform::the_platform)
        platform->receive_health(request, { persisted != 0, used_bytes, quota_bytes });
}

EMSCRIPTEN_KEEPALIVE void dure_answer(int request, int code, char const* text, std::size_t size)
{
    if (auto* const platform = dure::platform::the_platform)
        platform->answer(request, code, std::string(text, size));
}

// Called by web/estimating.js.
EMSCRIPTEN_KEEPALIVE void dure_estimate_reply(double id, int code, char const* head, std::size_t head_size,
    char const* bytes, std::size_t bytes_size, int is_last)
{
    if (auto* const platform = dure::platform::the_platform)
        platform->receive_estimate(static_cast<std::uint64_t>(id), code,
            { std::string(head, head_size), std::string(bytes, bytes_size), is_last != 0 });
}

EMSCRIPTEN_KEEPALIVE void dure_lose_claim(int request)
{
    if (auto* const platform = dure::platform::the_platform)
        platform->lose_claim(request);
}
}
