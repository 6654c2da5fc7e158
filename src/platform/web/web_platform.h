// The browser as the device: IndexedDB, Web Locks, files and sharing, through the JS library web/storage.js.
#pragma once

#include "platform/platform.h"

#include <map>

namespace dure::platform {

// Only one may exist: the page calls back through exported functions.
class WebPlatform final : public Platform {
public:
    // `after_answer` runs after every callback, to ask for a frame.
    explicit WebPlatform(std::function<void()> after_answer);
    ~WebPlatform() override;
    WebPlatform(WebPlatform const&) = delete;
    WebPlatform& operator=(WebPlatform const&) = delete;

    void commit(
        std::vector<Write> writes, Durability durability, std::function<void(base::Result<base::Done>)> then) override;
    void load_all(std::string store, std::function<void(base::Result<std::vector<Entry>>)> then) override;
    void claim(std::string name, bool take_over, std::function<void(bool)> then, std::function<void()> lost) override;
    void release(std::string name) override;
    void ask_to_persist(std::function<void(StorageHealth)> then) override;
    void fetch_text(std::string path, std::function<void(base::Result<std::string>)> then) override;
    void download(std::string file_name, std::string media_type, std::string bytes) override;
    bool can_share_files() const override;
    void share(std::string file_name, std::string media_type, std::string bytes,
        std::function<void(base::Result<base::Done>)> then) override;
    void estimate(EstimateRequest request, std::function<void(base::Result<EstimateReply>)> then) override;
    void cancel_estimate(std::uint64_t id) override;
    double now_millis() const override;
    int utc_offset_minutes() const override;
    std::uint64_t random_bits() override;

    // What the page answers. A request is answered once, but for `lost` of a claim.
    struct Answer {
        int code = 0; // of web/storage.js
        std::string text; // what was fetched, or why it failed
        std::vector<Entry> entries;
        StorageHealth health;
    };
    void receive_entry(int request, Entry entry);
    void receive_health(int request, StorageHealth health);
    void answer(int request, int code, std::string text);
    void lose_claim(int request);
    void receive_estimate(std::uint64_t id, int code, EstimateReply reply);

private:
    struct Request {
        std::function<void(Answer)> then;
        Answer answer;
    };

    int ask(std::function<void(Answer)> then);

    std::function<void()> m_after_answer;
    int m_last_request = 0;
    std::map<int, Request> m_requests;
    struct Claim {
        std::string name;
        std::function<void()> lost;
    };
    std::map<int, Claim> m_claims;
    std::map<std::uint64_t, std::function<void(base::Result<EstimateReply>)>> m_estimates;
};

}
