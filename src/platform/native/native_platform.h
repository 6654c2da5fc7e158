// A folder of files as the device: for the command line and for tests that kill the process at any instant.
#pragma once

#include "platform/platform.h"

#include <filesystem>

namespace dure::platform {

// Does everything at once and calls back before returning. One process at a time owns the folder.
//
// <folder>/<store>/<key, percent-encoded>   first line the revision, then the bytes
// <folder>/pending                          a commit of several writes that may be half applied; finished on opening
class NativePlatform final : public Platform {
public:
    // `site` is where fetch_text reads; `out` is where downloads land. Creates `folder`. Errors: storage_refused.
    static base::Result<NativePlatform> open(
        std::filesystem::path folder, std::filesystem::path site, std::filesystem::path out);

    void commit(
        std::vector<Write> writes, Durability durability, std::function<void(base::Result<base::Done>)> then) override;
    void load_all(std::string store, std::function<void(base::Result<std::vector<Entry>>)> then) override;
    void claim(std::string name, bool take_over, std::function<void(bool)> then, std::function<void()> lost) override;
    void release(std::string name) override;
    void ask_to_persist(std::function<void(StorageHealth)> then) override;
    void fetch_text(std::string path, std::function<void(base::Result<std::string>)> then) override;
    void download(std::string file_name, std::string media_type, std::string bytes) override;
    bool can_share_files() const override { return false; }
    void share(std::string file_name, std::string media_type, std::string bytes,
        std::function<void(base::Result<base::Done>)> then) override;
    void estimate(EstimateRequest request, std::function<void(base::Result<EstimateReply>)> then) override;
    void cancel_estimate(std::uint64_t) override { }
    double now_millis() const override;
    int utc_offset_minutes() const override;
    std::uint64_t random_bits() override;

private:
    NativePlatform(std::filesystem::path folder, std::filesystem::path site, std::filesystem::path out);

    base::Result<base::Done> try_commit(std::vector<Write> const& writes, Durability durability);
    base::Result<base::Done> apply(std::vector<Write> const& writes, Durability durability);
    base::Result<base::Done> finish_pending();
    std::filesystem::path place(Write const& write) const;

    std::filesystem::path m_folder;
    std::filesystem::path m_site;
    std::filesystem::path m_out;
};

}
