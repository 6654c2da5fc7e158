#include "platform/native/native_platform.h"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <optional>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dure::platform {
namespace {

    namespace fs = std::filesystem;

    base::Error refusal(std::string const& what, fs::path const& path)
    {
        auto const code
            = errno == ENOSPC || errno == EDQUOT ? base::ErrorCode::storage_full : base::ErrorCode::storage_refused;
        return { code, path.string(), what + ": " + std::strerror(errno) };
    }

    // Letters, digits, '-' and '_' stay; everything else, so also '.', '/' and other scripts, becomes %xx.
    std::string file_name_of(std::string_view key)
    {
        std::string name;
        for (char const byte : key) {
            auto const code = static_cast<unsigned char>(byte);
            bool const plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
                || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
            if (plain)
                name += byte;
            else
                name.append({ '%', "0123456789abcdef"[code >> 4], "0123456789abcdef"[code & 15] });
        }
        return name;
    }

    std::string key_of(std::string_view name)
    {
        std::string key;
        for (std::size_t at = 0; at < name.size(); ++at) {
            unsigned code = 0;
            auto const hex = name.substr(at + 1, 2);
            if (name[at] == '%' && std::from_chars(hex.data(), hex.data() + hex.size(), code, 16).ec == std::errc()) {
                key += static_cast<char>(code);
                at += 2;
            } else {
                key += name[at];
            }
        }
        return key;
    }

    std::optional<std::string> read_file(fs::path const& path)
    {
        std::ifstream stream(path, std::ios::binary);
        if (!stream)
            return std::nullopt;
        return std::string(std::istreambuf_iterator<char>(stream), {});
    }

    base::Result<base::Done> sync_folder(fs::path const& folder)
    {
        int const handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (handle < 0)
            return refusal("open folder", folder);
        bool const synced = ::fsync(handle) == 0;
        auto error = refusal("fsync folder", folder);
        ::close(handle);
        if (!synced)
            return error;
        return base::Done {};
    }

    bool write_all(int handle, std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const written = ::write(handle, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

    // The file has the old bytes or the new ones at every instant, never a part.
    base::Result<base::Done> replace_file(fs::path const& path, std::string_view bytes, Durability durability)
    {
        auto const temporary = fs::path(path).concat(".tmp");
        int const handle = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (handle < 0)
            return refusal("create", temporary);
        bool const written = write_all(handle, bytes) && (durability == Durability::relaxed || ::fsync(handle) == 0);
        auto error = refusal("write", temporary);
        ::close(handle);
        if (!written) {
            ::unlink(temporary.c_str());
            return error;
        }
        if (::rename(temporary.c_str(), path.c_str()) != 0)
            return refusal("rename", path);
        if (durability == Durability::strict)
            return sync_folder(path.parent_path());
        return base::Done {};
    }

    struct Stored {
        std::uint64_t revision = 0;
        std::string bytes;
    };

    std::optional<Stored> read_stored(fs::path const& path)
    {
        auto content = read_file(path);
        if (!content)
            return std::nullopt;
        Stored stored;
        auto const line = content->find('\n');
        if (line != std::string::npos)
            std::from_chars(content->data(), content->data() + line, stored.revision);
        stored.bytes = line == std::string::npos ? std::move(*content) : content->substr(line + 1);
        return stored;
    }

    void append_part(std::string& record, std::string_view part)
    {
        record.append(std::to_string(part.size())).append(":").append(part);
    }

    std::optional<std::string> take_part(std::string_view& record)
    {
        std::size_t size = 0;
        auto const [end, error] = std::from_chars(record.data(), record.data() + record.size(), size);
        if (error != std::errc() || end == record.data() + record.size() || *end != ':')
            return std::nullopt;
        record.remove_prefix(static_cast<std::size_t>(end - record.data()) + 1);
        if (size > record.size())
            return std::nullopt;
        std::string part(record.substr(0, size));
        record.remove_prefix(size);
        return part;
    }

    std::string pending_record(std::vector<Write> const& writes)
    {
        std::string record;
        for (auto const& write : writes) {
            append_part(record, write.store);
            append_part(record, write.key);
            append_part(record, write.bytes);
            append_part(record, write.erase ? "erase" : "write");
            append_part(record, std::to_string(write.revision));
        }
        return record;
    }

    std::optional<std::vector<Write>> read_pending(std::string_view record)
    {
        std::vector<Write> writes;
        while (!record.empty()) {
            auto store = take_part(record);
            auto key = take_part(record);
            auto bytes = take_part(record);
            auto kind = take_part(record);
            auto revision = take_part(record);
            if (!store || !key || !bytes || !kind || !revision)
                return std::nullopt;
            Write write { *store, *key, *bytes, *kind == "erase", 0 };
            std::from_chars(revision->data(), revision->data() + revision->size(), write.revision);
            writes.push_back(std::move(write));
        }
        return writes;
    }

}

NativePlatform::NativePlatform(fs::path folder, fs::path site, fs::path out)
    : m_folder(std::move(folder))
    , m_site(std::move(site))
    , m_out(std::move(out))
{
}

base::Result<NativePlatform> NativePlatform::open(fs::path folder, fs::path site, fs::path out)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return base::Error { base::ErrorCode::storage_refused, folder.string(), error.message() };
    NativePlatform platform(std::move(folder), std::move(site), std::move(out));
    TRY(platform.finish_pending());
    return platform;
}

fs::path NativePlatform::place(Write const& write) const
{
    return m_folder / file_name_of(write.store) / file_name_of(write.key);
}

base::Result<base::Done> NativePlatform::finish_pending()
{
    auto const path = m_folder / "pending";
    auto const record = read_file(path);
    if (!record)
        return base::Done {};
    auto const writes = read_pending(*record);
    if (!writes)
        return base::Error { base::ErrorCode::invalid_input, path.string(), "the pending commit cannot be read" };
    TRY(apply(*writes, Durability::strict));
    if (::unlink(path.c_str()) != 0)
        return refusal("unlink", path);
    return sync_folder(m_folder);
}

base::Result<base::Done> NativePlatform::apply(std::vector<Write> const& writes, Durability durability)
{
    for (auto const& write : writes) {
        auto const path = place(write);
        std::error_code error;
        if (fs::create_directories(path.parent_path(), error) && durability == Durability::strict)
            TRY(sync_folder(m_folder));
        if (error)
            return base::Error { base::ErrorCode::storage_refused, path.string(), error.message() };
        if (!write.erase) {
            TRY(replace_file(path, std::to_string(write.revision) + "\n" + write.bytes, durability));
            continue;
        }
        if (::unlink(path.c_str()) != 0 && errno != ENOENT)
            return refusal("unlink", path);
        if (durability == Durability::strict)
            TRY(sync_folder(path.parent_path()));
    }
    return base::Done {};
}

base::Result<base::Done> NativePlatform::try_commit(std::vector<Write> const& writes, Durability durability)
{
    TRY(finish_pending());
    for (auto const& write : writes) {
        if (write.erase || write.revision == 0)
            continue;
        auto const stored = read_stored(place(write));
        bool const same = stored && stored->revision == write.revision && stored->bytes == write.bytes;
        if (stored && stored->revision >= write.revision && !same)
            return base::Error { base::ErrorCode::conflict, place(write).string(), "a newer entry is there" };
    }
    if (writes.size() == 1)
        return apply(writes, durability);
    // Once this record is on the disk the commit has happened; what is left undone is finished before the next access.
    TRY(replace_file(m_folder / "pending", pending_record(writes), Durability::strict));
    (void)finish_pending();
    return base::Done {};
}

void NativePlatform::commit(
    std::vector<Write> writes, Durability durability, std::function<void(base::Result<base::Done>)> then)
{
    then(try_commit(writes, durability));
}

void NativePlatform::load_all(std::string store, std::function<void(base::Result<std::vector<Entry>>)> then)
{
    if (auto const finished = finish_pending(); !finished)
        return then(finished.error());
    std::vector<Entry> entries;
    std::error_code error;
    auto const folder = m_folder / file_name_of(store);
    if (!fs::exists(folder, error))
        return then(std::move(entries));
    for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
        if (file->path().extension() == ".tmp")
            continue;
        if (auto stored = read_stored(file->path()))
            entries.push_back({ key_of(file->path().filename().string()), std::move(stored->bytes) });
    }
    if (error)
        return then(base::Error { base::ErrorCode::storage_refused, folder.string(), error.message() });
    then(std::move(entries));
}

// One process owns the folder, so every claim is granted.
void NativePlatform::claim(std::string, bool, std::function<void(bool)> then, std::function<void()>)
{
    then(true);
}

void NativePlatform::release(std::string) { }

void NativePlatform::ask_to_persist(std::function<void(StorageHealth)> then)
{
    std::error_code error;
    auto const space = fs::space(m_folder, error);
    if (error)
        return then({});
    then({ true, static_cast<double>(space.capacity - space.available), static_cast<double>(space.capacity) });
}

void NativePlatform::fetch_text(std::string path, std::function<void(base::Result<std::string>)> then)
{
    auto const relative = fs::path(path).lexically_normal();
    bool const inside = !relative.is_absolute() && (relative.empty() || *relative.begin() != "..");
    auto text = inside ? read_file(m_site / relative) : std::nullopt;
    if (!text)
        return then(base::Error { base::ErrorCode::not_found, path, "no such file of the site" });
    then(std::move(*text));
}

void NativePlatform::download(std::string file_name, std::string, std::string bytes)
{
    (void)replace_file(m_out / fs::path(file_name).filename(), bytes, Durability::strict);
}

void NativePlatform::share(std::string, std::string, std::string, std::function<void(base::Result<base::Done>)> then)
{
    then(base::Error { base::ErrorCode::unsupported, "", "there is no share sheet here" });
}

void NativePlatform::estimate(EstimateRequest, std::function<void(base::Result<EstimateReply>)> then)
{
    then(base::Error { base::ErrorCode::unsupported, "", "only the browser has a program beside this one" });
}

double NativePlatform::now_millis() const
{
    timespec now {};
    clock_gettime(CLOCK_REALTIME, &now);
    return static_cast<double>(now.tv_sec) * 1000.0 + static_cast<double>(now.tv_nsec / 1'000'000);
}

int NativePlatform::utc_offset_minutes() const
{
    std::time_t const now = std::time(nullptr);
    std::tm local {};
    localtime_r(&now, &local);
    return static_cast<int>(local.tm_gmtoff / 60);
}

std::uint64_t NativePlatform::random_bits()
{
    std::uint64_t bits = 0;
    if (::getentropy(&bits, sizeof bits) != 0)
        std::abort();
    return bits;
}

}
