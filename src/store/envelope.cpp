#include "store/envelope.h"

#include <array>
#include <charconv>
#include <optional>

namespace dure::store {
namespace {

    constexpr std::size_t slices = 8;
    using CrcTables = std::array<std::array<std::uint32_t, 256>, slices>;

    // Table k: a byte with k more behind it.
    constexpr CrcTables crc_tables()
    {
        CrcTables tables {};
        for (std::uint32_t byte = 0; byte < 256; ++byte) {
            std::uint32_t value = byte;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320U : value >> 1;
            tables[0][byte] = value;
        }
        for (std::uint32_t byte = 0; byte < 256; ++byte)
            for (std::size_t k = 1; k < slices; ++k)
                tables[k][byte] = tables[0][tables[k - 1][byte] & 0xFFU] ^ (tables[k - 1][byte] >> 8);
        return tables;
    }

    // CRC-32 of IEEE 802.3: finds every error burst of up to 32 bits. Eight bytes at a step (Kounavis and Berry 2005,
    // "slicing-by-8"): a draft with photos is megabytes, and is sealed again after every pause in typing.
    std::uint32_t crc32(std::string_view bytes)
    {
        static constexpr auto tables = crc_tables();
        std::uint32_t value = 0xFFFFFFFFU;
        auto const byte_at = [&](std::size_t at) { return std::uint32_t { static_cast<unsigned char>(bytes[at]) }; };
        std::size_t at = 0;
        for (; at + slices <= bytes.size(); at += slices) {
            std::uint32_t next = 0;
            for (std::size_t i = 0; i < slices; ++i) {
                auto const crossed = i < 4 ? value >> (8 * i) & 0xFFU : 0U;
                next ^= tables[slices - 1 - i][byte_at(at + i) ^ crossed];
            }
            value = next;
        }
        for (; at < bytes.size(); ++at)
            value = tables[0][(value ^ byte_at(at)) & 0xFFU] ^ (value >> 8);
        return value ^ 0xFFFFFFFFU;
    }

    std::string hex(std::uint32_t value)
    {
        std::string text(8, '0');
        for (std::size_t digit = 8; digit-- > 0; value >>= 4)
            text[digit] = "0123456789abcdef"[value & 0xFU];
        return text;
    }

    base::Error damaged(std::string detail)
    {
        return { base::ErrorCode::invalid_input, "", std::move(detail) };
    }

    template <typename Number> std::optional<Number> read_number(std::string_view text)
    {
        Number number = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size())
            return std::nullopt;
        return number;
    }

    // Takes everything before `mark` off the front, and the mark.
    std::optional<std::string_view> take_until(std::string_view& rest, char mark)
    {
        auto const at = rest.find(mark);
        if (at == std::string_view::npos)
            return std::nullopt;
        auto const taken = rest.substr(0, at);
        rest.remove_prefix(at + 1);
        return taken;
    }

}

std::string seal_envelope(std::string_view kind, std::vector<Field> const& fields)
{
    std::string content;
    for (auto const& field : fields) {
        content.append(field.name).append(" ").append(std::to_string(field.bytes.size())).append(":");
        content.append(field.bytes).append("\n");
    }
    std::string sealed(kind);
    sealed.append(" ").append(hex(crc32(content))).append(" ").append(std::to_string(content.size())).append("\n");
    sealed.append(content);
    return sealed;
}

base::Result<Envelope> Envelope::open(std::string_view kind, std::string_view bytes)
{
    auto rest = bytes;
    auto const found_kind = take_until(rest, ' ');
    auto const checksum = found_kind ? take_until(rest, ' ') : std::nullopt;
    auto const length = checksum ? take_until(rest, '\n') : std::nullopt;
    if (!length)
        return damaged("the entry has no header");
    if (*found_kind != kind)
        return base::Error { base::ErrorCode::unsupported, "", "another kind or a later version" };
    if (read_number<std::size_t>(*length) != rest.size())
        return damaged("the entry is torn: its length is not the one written");
    if (*checksum != hex(crc32(rest)))
        return damaged("the checksum does not fit the content");

    Envelope envelope;
    while (!rest.empty()) {
        auto const name = take_until(rest, ' ');
        auto const size_text = name ? take_until(rest, ':') : std::nullopt;
        auto const size = size_text ? read_number<std::size_t>(*size_text) : std::nullopt;
        if (!size || rest.size() <= *size || rest[*size] != '\n')
            return damaged("a field is not closed");
        envelope.m_fields.emplace_back(*name, rest.substr(0, *size));
        rest.remove_prefix(*size + 1);
    }
    return envelope;
}

std::string_view Envelope::text(std::string_view name) const
{
    for (auto const& [field_name, bytes] : m_fields)
        if (field_name == name)
            return bytes;
    return {};
}

std::uint64_t Envelope::number(std::string_view name) const
{
    return read_number<std::uint64_t>(text(name)).value_or(0);
}

}
