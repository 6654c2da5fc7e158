#include "store/saver.h"

#include <cassert>

namespace dure::store {

// Shared with the callbacks under way, so that a saver may go while the device still writes.
struct Saver::Inner : std::enable_shared_from_this<Saver::Inner> {
    Inner(Journal& the_journal, std::function<void()> on_change)
        : journal(the_journal)
        , changed(std::move(on_change))
    {
    }

    Journal& journal;
    std::function<void()> changed;
    std::string draft_id;
    std::uint64_t given = 0;
    std::uint64_t durable = 0;
    std::uint64_t generation = 0; // answers of an earlier draft's writes are ignored
    std::optional<Draft> pending; // the latest content not yet written
    std::optional<Draft> writing;
    std::optional<FinishedResponse> finishing;
    Acknowledge finished;
    bool finish_under_way = false;
    bool alive = true;
    std::optional<base::Error> error;

    void start_next()
    {
        if (!alive || writing || finish_under_way)
            return;
        if (finishing)
            return start_finish();
        if (!pending)
            return;
        writing = std::move(pending);
        pending.reset();
        error.reset();
        journal.save_draft(
            *writing, [self = shared_from_this(), started = generation](base::Result<base::Done> result) {
                self->written(started, result);
            });
    }

    void written(std::uint64_t started, base::Result<base::Done> const& result)
    {
        if (started != generation)
            return;
        auto const draft = std::move(*writing);
        writing.reset();
        if (result) {
            durable = draft.revision;
        } else {
            error = result.error();
            // The content stays; newer content, if there is any, takes its place.
            if (!pending)
                pending = draft;
        }
        if (result || finishing)
            start_next();
        tell();
    }

    void start_finish()
    {
        finish_under_way = true;
        journal.finish(*finishing, [self = shared_from_this(), started = generation](base::Result<base::Done> result) {
            auto const then = std::move(self->finished);
            if (started == self->generation) {
                self->finish_under_way = false;
                self->finishing.reset();
                if (result) {
                    self->pending.reset();
                    self->durable = self->given;
                    self->error.reset();
                } else {
                    self->error = result.error();
                    if (self->pending)
                        self->start_next();
                }
            }
            if (then)
                then(result);
            self->tell();
        });
    }

    void tell() const
    {
        if (alive && changed)
            changed();
    }
};

Saver::Saver(Journal& journal, std::function<void()> changed)
    : m_inner(std::make_shared<Inner>(journal, std::move(changed)))
{
}

Saver::~Saver()
{
    m_inner->alive = false;
}

void Saver::begin(std::string const& draft_id, std::uint64_t stored_revision)
{
    // Written beside the write under way; the revision keeps the older of the two from landing on the newer.
    if (m_inner->pending)
        m_inner->journal.save_draft(*m_inner->pending, [](base::Result<base::Done> const&) {});
    ++m_inner->generation;
    m_inner->draft_id = draft_id;
    m_inner->given = stored_revision;
    m_inner->durable = stored_revision;
    m_inner->pending.reset();
    m_inner->writing.reset();
    m_inner->finishing.reset();
    m_inner->finish_under_way = false;
    m_inner->error.reset();
}

void Saver::save(Draft draft)
{
    assert(draft.id == m_inner->draft_id);
    if (m_inner->finishing)
        return;
    draft.revision = ++m_inner->given;
    m_inner->pending = std::move(draft);
    m_inner->start_next();
    m_inner->tell();
}

void Saver::retry()
{
    m_inner->start_next();
    m_inner->tell();
}

void Saver::finish(FinishedResponse response, Acknowledge then)
{
    assert(response.id == m_inner->draft_id);
    m_inner->finishing = std::move(response);
    m_inner->finished = std::move(then);
    m_inner->start_next();
    m_inner->tell();
}

SaveState Saver::state() const
{
    if (m_inner->writing || m_inner->finishing)
        return SaveState::saving;
    if (m_inner->error)
        return SaveState::failed;
    return m_inner->pending ? SaveState::saving : SaveState::clean;
}

std::uint64_t Saver::given_revision() const
{
    return m_inner->given;
}

std::uint64_t Saver::durable_revision() const
{
    return m_inner->durable;
}

std::optional<base::Error> Saver::error() const
{
    return m_inner->error;
}

}
