// Saves the draft being answered without queueing: at most one write is under way, and after it only the latest
// content.
#pragma once

#include "store/journal.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace dure::store {

enum class SaveState : std::uint8_t {
    clean, // nothing to save, or all of it is durable
    saving,
    failed, // see `error()`; the next `save` or `retry` tries again
};

class Saver {
public:
    // `changed` is called after every change of state; the saver must not be destroyed inside it.
    Saver(Journal& journal, std::function<void()> changed);

    ~Saver();
    Saver(Saver const&) = delete;
    Saver& operator=(Saver const&) = delete;

    // Turns to a draft; `stored_revision` is 0 for a new one. What was pending of an earlier draft is still written.
    void begin(std::string const& draft_id, std::uint64_t stored_revision);

    // Takes the content; the revision is the saver's own.
    void save(Draft draft);
    void retry(); // after a failure; does nothing otherwise

    // Waits for the write under way, then finishes in place of what is pending. `save` is ignored until it has failed.
    void finish(FinishedResponse response, Acknowledge then);

    SaveState state() const;
    std::uint64_t given_revision() const; // of the latest content handed to `save`
    std::uint64_t durable_revision() const; // of the latest content that is on the device
    std::optional<base::Error> error() const;

private:
    struct Inner;
    std::shared_ptr<Inner> m_inner;
};

}
