// The one door to the device: storage, files, sharing. Requests go out, answers come back later as callbacks on the same thread.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dure::platform {

enum class Durability : std::uint8_t {
    relaxed, // drafts
    strict,  // finished responses: on the disk before the callback
};

struct Write {
    std::string store; // "drafts", "responses", "surveys", "settings"
    std::string key;
    std::string bytes;   // ignored when erasing
    bool erase = false;
    // 0 writes whatever is there. Otherwise the write lands only over nothing, over a smaller revision, or over the very
    // same bytes; else the whole call fails with `conflict`, so that a second tab never overwrites newer answers.
    std::uint64_t revision = 0;
};

struct Entry {
    std::string key;
    std::string bytes;
};

struct StorageHealth {
    bool persisted = false;
    double used_bytes = 0;
    double quota_bytes = 0;
};

// For the program that estimates beside this one; what the parts mean is between the two (codec/estimator.h).
struct EstimateRequest {
    std::uint64_t id = 0; // of the asker's choice, never used twice
    std::string head;
    std::string survey;
    std::string data;
};

struct EstimateReply {
    std::string head;
    std::string bytes;
    bool is_last = true;
};

class Platform {
public:
    virtual ~Platform() = default;

    // All writes of one call land or none does. Errors: storage_full, storage_refused, conflict.
    virtual void commit(std::vector<Write> writes, Durability durability, std::function<void(base::Result<base::Done>)> then) = 0;
    virtual void load_all(std::string store, std::function<void(base::Result<std::vector<Entry>>)> then) = 0;

    // The exclusive right to work on `name`, kept until released or the tab ends, however it ends. `lost` is called if
    // another tab takes it over. `then` gets false when another tab holds it and `take_over` is false.
    virtual void claim(std::string name, bool take_over, std::function<void(bool)> then, std::function<void()> lost) = 0;
    virtual void release(std::string name) = 0;

    virtual void ask_to_persist(std::function<void(StorageHealth)> then) = 0;

    // Reads a text resource of the site (a sample survey); never anything of another origin.
    virtual void fetch_text(std::string path, std::function<void(base::Result<std::string>)> then) = 0;

    // Must run inside a person's gesture in the browser.
    virtual void download(std::string file_name, std::string media_type, std::string bytes) = 0;
    virtual bool can_share_files() const = 0;
    virtual void share(std::string file_name, std::string media_type, std::string bytes, std::function<void(base::Result<base::Done>)> then) = 0;

    // Any number of replies, until one is the last. An error is the last too: the other program is not there or has come
    // to its end; the next request starts it anew.
    virtual void estimate(EstimateRequest request, std::function<void(base::Result<EstimateReply>)> then) = 0;
    virtual void cancel_estimate(std::uint64_t id) = 0; // which has a last reply too

    virtual double now_millis() const = 0; // UTC wall clock
    virtual int utc_offset_minutes() const = 0;
    virtual std::uint64_t random_bits() = 0;
};

}
