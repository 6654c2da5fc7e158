#include "platform/fake/fake_platform.h"

#include <algorithm>

namespace dure::platform {
namespace {

    void put_writes(FakeDevice::Contents& contents, std::vector<Write> const& writes)
    {
        for (auto const& write : writes) {
            auto const place = std::pair(write.store, write.key);
            if (write.erase)
                contents.erase(place);
            else
                contents[place] = { write.bytes, write.revision };
        }
    }

    std::size_t size_of(FakeDevice::Contents const& contents)
    {
        std::size_t bytes = 0;
        for (auto const& [place, stored] : contents)
            bytes += place.first.size() + place.second.size() + stored.bytes.size();
        return bytes;
    }

    bool lands(FakeDevice::Contents const& contents, Write const& write)
    {
        if (write.erase || write.revision == 0)
            return true;
        auto const found = contents.find({ write.store, write.key });
        return found == contents.end() || found->second.revision < write.revision
            || (found->second.revision == write.revision && found->second.bytes == write.bytes);
    }

}

void FakeDevice::lose_power(std::size_t kept_commits)
{
    for (std::size_t index = 0; index < kept_commits && index < not_yet_durable.size(); ++index)
        put_writes(durable, not_yet_durable[index]);
    not_yet_durable.clear();
    visible = durable;
    claims.clear();
}

std::size_t FakeDevice::used_bytes() const
{
    return size_of(visible);
}

FakePlatform::~FakePlatform()
{
    std::erase_if(m_device.claims, [this](auto const& claim) { return claim.second.holder == this; });
}

bool FakePlatform::run_one()
{
    if (m_queue.empty())
        return false;
    auto const operation = std::move(m_queue.front());
    m_queue.pop_front();
    operation();
    return true;
}

void FakePlatform::run_all()
{
    while (run_one()) { }
}

void FakePlatform::fail(std::size_t first, std::size_t count, base::Error error, FaultMoment moment)
{
    m_faults.push_back({ first, count, std::move(error), moment });
}

std::optional<FakePlatform::Fault> FakePlatform::next_fault()
{
    auto const number = operations_done++;
    for (auto const& fault : m_faults)
        if (number >= fault.first && number - fault.first < fault.count)
            return fault;
    return std::nullopt;
}

base::Result<base::Done> FakePlatform::try_commit(std::vector<Write> const& writes, Durability durability)
{
    auto const fault = next_fault();
    if (fault && fault->moment == FaultMoment::before)
        return fault->error;
    if (refuses_storage)
        return base::Error { base::ErrorCode::storage_refused, "", "the fake refuses storage" };
    for (auto const& write : writes)
        if (!lands(m_device.visible, write))
            return base::Error { base::ErrorCode::conflict, write.store + "/" + write.key, "a newer entry is there" };
    auto changed = m_device.visible;
    put_writes(changed, writes);
    if (quota_bytes && size_of(changed) > *quota_bytes && size_of(changed) > size_of(m_device.visible))
        return base::Error { base::ErrorCode::storage_full, "", "the fake is full" };

    m_device.visible = std::move(changed);
    m_device.not_yet_durable.push_back(writes);
    if (durability == Durability::strict) {
        m_device.durable = m_device.visible;
        m_device.not_yet_durable.clear();
    }
    if (fault)
        return fault->error;
    return base::Done {};
}

void FakePlatform::commit(
    std::vector<Write> writes, Durability durability, std::function<void(base::Result<base::Done>)> then)
{
    m_queue.push_back([this, writes = std::move(writes), durability, then = std::move(then)] {
        then(try_commit(writes, durability));
    });
}

void FakePlatform::load_all(std::string store, std::function<void(base::Result<std::vector<Entry>>)> then)
{
    m_queue.push_back([this, store = std::move(store), then = std::move(then)] {
        if (auto const fault = next_fault())
            return then(fault->error);
        if (refuses_storage)
            return then(base::Error { base::ErrorCode::storage_refused, "", "the fake refuses storage" });
        std::vector<Entry> entries;
        for (auto const& [place, stored] : m_device.visible)
            if (place.first == store)
                entries.push_back({ place.second, stored.bytes });
        then(std::move(entries));
    });
}

void FakePlatform::claim(std::string name, bool take_over, std::function<void(bool)> then, std::function<void()> lost)
{
    m_queue.push_back([this, name = std::move(name), take_over, then = std::move(then), lost = std::move(lost)] {
        auto& claim = m_device.claims[name];
        bool const elsewhere = claim.holder != nullptr && claim.holder != this;
        if (elsewhere && !take_over)
            return then(false);
        if (elsewhere)
            claim.holder->m_queue.push_back(claim.lost);
        claim = { this, lost };
        then(true);
    });
}

void FakePlatform::release(std::string name)
{
    auto const found = m_device.claims.find(name);
    if (found != m_device.claims.end() && found->second.holder == this)
        m_device.claims.erase(found);
}

void FakePlatform::ask_to_persist(std::function<void(StorageHealth)> then)
{
    m_queue.push_back([this, then = std::move(then)] {
        then({ grants_persistence && !refuses_storage, static_cast<double>(m_device.used_bytes()),
            static_cast<double>(quota_bytes.value_or(1'000'000'000)) });
    });
}

void FakePlatform::fetch_text(std::string path, std::function<void(base::Result<std::string>)> then)
{
    m_queue.push_back([this, path = std::move(path), then = std::move(then)] {
        if (auto const fault = next_fault())
            return then(fault->error);
        auto const found = site.find(path);
        if (found == site.end())
            return then(base::Error { base::ErrorCode::not_found, path, "the fake site has no such file" });
        then(found->second);
    });
}

void FakePlatform::download(std::string file_name, std::string media_type, std::string bytes)
{
    downloads.push_back({ std::move(file_name), std::move(media_type), std::move(bytes) });
}

void FakePlatform::share(std::string file_name, std::string media_type, std::string bytes,
    std::function<void(base::Result<base::Done>)> then)
{
    m_queue.push_back(
        [this, file = File { std::move(file_name), std::move(media_type), std::move(bytes) }, then = std::move(then)] {
            if (!shares_files)
                return then(base::Error { base::ErrorCode::unsupported, "", "the fake does not share files" });
            shares.push_back(file);
            then(base::Done {});
        });
}

// SplitMix64 (Steele, Lea, Flood 2014): repeatable, one state word.
std::uint64_t FakePlatform::random_bits()
{
    auto bits = random_state += 0x9E3779B97F4A7C15U;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
    return bits ^ (bits >> 31);
}

void FakePlatform::estimate(EstimateRequest request, std::function<void(base::Result<EstimateReply>)> then)
{
    estimates.push_back({ std::move(request), std::move(then) });
}

void FakePlatform::cancel_estimate(std::uint64_t id)
{
    for (auto& estimate : estimates)
        estimate.is_cancelled |= estimate.request.id == id;
}

void FakePlatform::reply(std::uint64_t id, base::Result<EstimateReply> said)
{
    auto const found = std::find_if(
        estimates.begin(), estimates.end(), [&](Estimate const& estimate) { return estimate.request.id == id; });
    if (found == estimates.end())
        return;
    auto const then = found->then;
    if (!said || said.value().is_last)
        estimates.erase(found);
    then(std::move(said));
}

}
