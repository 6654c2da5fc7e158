// A device in memory for tests: answers come when the test says so, any operation can fail, and power can be lost.
#pragma once

#include "platform/platform.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <utility>

namespace dure::platform {

class FakePlatform;

// What outlives a tab: several FakePlatforms on one FakeDevice are several tabs of one browser.
struct FakeDevice {
    struct Stored {
        std::string bytes;
        std::uint64_t revision = 0;

        bool operator==(Stored const&) const = default;
    };
    using Contents = std::map<std::pair<std::string, std::string>, Stored>; // by store and key

    struct Claim {
        FakePlatform* holder = nullptr;
        std::function<void()> lost;
    };

    Contents visible;
    Contents durable;
    std::vector<std::vector<Write>> not_yet_durable; // relaxed commits since the last strict one, in order
    std::map<std::string, Claim> claims;

    // The machine stops: of the relaxed commits only the first `kept_commits` had reached the disk.
    void lose_power(std::size_t kept_commits);
    std::size_t used_bytes() const;
};

enum class FaultMoment : std::uint8_t {
    before, // the operation fails and nothing has changed
    after, // the device did it, but only an error comes back
};

class FakePlatform final : public Platform {
public:
    explicit FakePlatform(FakeDevice& device)
        : m_device(device)
    {
    }
    ~FakePlatform() override; // the tab ends: nothing under way happens any more, its claims are free

    // Does the oldest operation and calls back; false if there was none.
    bool run_one();
    void run_all();

    // Operations (commit, load_all, fetch_text) are counted from 0 over the platform's life.
    void fail(std::size_t first, std::size_t count, base::Error error, FaultMoment moment = FaultMoment::before);

    std::size_t operations_done = 0;
    std::optional<std::size_t> quota_bytes;
    bool refuses_storage = false;
    bool grants_persistence = true;
    bool shares_files = false;
    double clock_millis = 1'800'000'000'000;
    int offset_minutes = 540;
    std::uint64_t random_state = 1;
    std::map<std::string, std::string> site; // what fetch_text finds, by path

    struct File {
        std::string name;
        std::string media_type;
        std::string bytes;
    };
    std::vector<File> downloads;
    std::vector<File> shares;

    // What was asked for and has no last reply yet, oldest first.
    struct Estimate {
        EstimateRequest request;
        std::function<void(base::Result<EstimateReply>)> then;
        bool is_cancelled = false;
    };
    std::vector<Estimate> estimates;
    void reply(std::uint64_t id, base::Result<EstimateReply> said);

    void commit(
        std::vector<Write> writes, Durability durability, std::function<void(base::Result<base::Done>)> then) override;
    void load_all(std::string store, std::function<void(base::Result<std::vector<Entry>>)> then) override;
    void claim(std::string name, bool take_over, std::function<void(bool)> then, std::function<void()> lost) override;
    void release(std::string name) override;
    void ask_to_persist(std::function<void(StorageHealth)> then) override;
    void fetch_text(std::string path, std::function<void(base::Result<std::string>)> then) override;
    void download(std::string file_name, std::string media_type, std::string bytes) override;
    bool can_share_files() const override { return shares_files; }
    void share(std::string file_name, std::string media_type, std::string bytes,
        std::function<void(base::Result<base::Done>)> then) override;
    void estimate(EstimateRequest request, std::function<void(base::Result<EstimateReply>)> then) override;
    void cancel_estimate(std::uint64_t id) override;
    double now_millis() const override { return clock_millis; }
    int utc_offset_minutes() const override { return offset_minutes; }
    std::uint64_t random_bits() override;

private:
    struct Fault {
        std::size_t first = 0;
        std::size_t count = 0;
        base::Error error;
        FaultMoment moment = FaultMoment::before;
    };

    std::optional<Fault> next_fault();
    base::Result<base::Done> try_commit(std::vector<Write> const& writes, Durability durability);

    FakeDevice& m_device;
    std::deque<std::function<void()>> m_queue;
    std::vector<Fault> m_faults;
};

}
