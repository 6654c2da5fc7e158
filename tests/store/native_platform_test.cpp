#include "platform/native/native_platform.h"
#include "store/journal.h"

#include <csignal>
#include <fstream>
#include <map>
#include <optional>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dure;
using namespace dure::platform;

namespace fs = std::filesystem;

namespace {

// A folder of its own for one test, gone afterwards.
struct Folder {
    fs::path path;

    Folder()
    {
        auto name = (fs::temp_directory_path() / "dure-native-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder()
    {
        std::error_code error;
        fs::remove_all(path, error);
    }
};

NativePlatform open_in(fs::path const& folder)
{
    auto platform = NativePlatform::open(folder / "device", folder / "site", folder);
    REQUIRE(platform.is_ok());
    return platform.release_value();
}

base::Result<base::Done> commit(NativePlatform& platform, std::vector<Write> writes)
{
    std::optional<base::Result<base::Done>> answer;
    platform.commit(
        std::move(writes), Durability::strict, [&](base::Result<base::Done> result) { answer = std::move(result); });
    REQUIRE(answer.has_value());
    return *answer;
}

std::map<std::string, std::string> load(NativePlatform& platform, std::string store)
{
    std::map<std::string, std::string> entries;
    platform.load_all(std::move(store), [&](base::Result<std::vector<Entry>> loaded) {
        REQUIRE(loaded.is_ok());
        for (auto const& entry : loaded.value())
            entries[entry.key] = entry.bytes;
    });
    return entries;
}

}

TEST_CASE("files give back keys and bytes of every kind")
{
    Folder folder;
    auto platform = open_in(folder.path);
    std::string const bytes("line\n\0\xff", 7);
    for (auto const* key : { "plain", "../up", "b2:한글", "with space", "a.tmp", "%41" })
        CHECK(commit(platform, { { "drafts", key, bytes } }).is_ok());
    auto again = open_in(folder.path);
    auto const entries = load(again, "drafts");
    CHECK(entries.size() == 6);
    for (auto const* key : { "plain", "../up", "b2:한글", "with space", "a.tmp", "%41" })
        CHECK_MESSAGE(entries.count(key) == 1, key);
    CHECK(entries.at("../up") == bytes);
    CHECK(load(again, "responses").empty());
}

TEST_CASE("a commit with a conflict changes none of its files")
{
    Folder folder;
    auto platform = open_in(folder.path);
    CHECK(commit(platform, { { "responses", "a", "first", false, 1 } }).is_ok());
    auto const answer
        = commit(platform, { { "drafts", "b", "other", false, 0 }, { "responses", "a", "second", false, 1 } });
    REQUIRE(!answer.is_ok());
    CHECK(answer.error().code == base::ErrorCode::conflict);
    CHECK(load(platform, "drafts").empty());
    CHECK(load(platform, "responses").at("a") == "first");
    CHECK(commit(platform, { { "responses", "a", "first", false, 1 } }).is_ok());
}

TEST_CASE("a commit of several writes that was cut short is finished when the folder is opened again")
{
    Folder folder;
    {
        auto platform = open_in(folder.path);
        CHECK(commit(platform, { { "drafts", "a", "draft", false, 1 } }).is_ok());
    }
    std::ofstream(folder.path / "device" / "pending", std::ios::binary) << "9:responses1:a8:response5:write1:1"
                                                                        << "6:drafts1:a0:5:erase1:0";
    auto platform = open_in(folder.path);
    CHECK(load(platform, "responses").at("a") == "response");
    CHECK(load(platform, "drafts").empty());
    CHECK(!fs::exists(folder.path / "device" / "pending"));
}

TEST_CASE("a folder that cannot be written is refused, not ignored")
{
    Folder folder;
    std::ofstream(folder.path / "device") << "a file where the folder should be";
    auto const platform = NativePlatform::open(folder.path / "device", folder.path, folder.path);
    REQUIRE(!platform.is_ok());
    CHECK(platform.error().code == base::ErrorCode::storage_refused);
}

TEST_CASE("the site is read, and nothing outside it")
{
    Folder folder;
    fs::create_directories(folder.path / "site" / "samples");
    std::ofstream(folder.path / "site" / "samples" / "a.json") << "{}";
    std::ofstream(folder.path / "secret") << "secret";
    auto platform = open_in(folder.path);
    std::optional<base::Result<std::string>> text;
    auto const keep = [&](base::Result<std::string> result) { text = std::move(result); };
    platform.fetch_text("samples/a.json", keep);
    CHECK(text->is_ok());
    for (auto const* path : { "../secret", "samples/../../secret", "/etc/passwd", "missing" }) {
        platform.fetch_text(path, keep);
        CHECK_MESSAGE(!text->is_ok(), path);
    }
}

TEST_CASE("killed at any instant while saving and finishing, the folder holds everything acknowledged")
{
    for (int round = 0; round < 25; ++round) {
        Folder folder;
        int pipe_ends[2] = { -1, -1 };
        REQUIRE(::pipe(pipe_ends) == 0);
        auto const child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            auto opened = NativePlatform::open(folder.path / "device", folder.path, folder.path);
            auto& device = opened.value();
            store::Journal journal(device);
            for (unsigned char number = 0; number < 250; ++number) {
                auto const id = std::to_string(number);
                store::Draft draft;
                draft.id = id;
                draft.revision = 1;
                journal.save_draft(draft, [](base::Result<base::Done> const&) {});
                store::FinishedResponse response;
                response.id = id;
                response.body = "{}";
                journal.finish(response, [&](base::Result<base::Done> const& result) {
                    if (result && ::write(pipe_ends[1], &number, 1) != 1)
                        ::_exit(1);
                });
            }
            ::_exit(0);
        }
        ::close(pipe_ends[1]);
        ::usleep(static_cast<useconds_t>(500 + round * 1700));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        int acknowledged = 0;
        for (unsigned char number = 0; ::read(pipe_ends[0], &number, 1) == 1;)
            acknowledged = number + 1;
        ::close(pipe_ends[0]);

        auto device = open_in(folder.path);
        store::Journal journal(device);
        journal.load([&](base::Result<store::JournalContents> contents) {
            REQUIRE(contents.is_ok());
            CHECK(contents.value().damaged.empty());
            CHECK(contents.value().responses.size() >= static_cast<std::size_t>(acknowledged));
            CHECK(contents.value().responses.size() <= static_cast<std::size_t>(acknowledged) + 1);
            CHECK(contents.value().drafts.size() <= 1);
        });
    }
}
