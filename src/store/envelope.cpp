#include "store/envelope.h"

#include <array>
#include <charconv>
#include <optional>

namespace dure::store {
namespace {

    constexpr std::array<std::uint32_t, 256> crc_table()
    {
        std::array<std::uint32_t, 256> table {};
        for (std::uint32_t byte = 0; byte < 256; ++byte) {
            std::uint32_t value = byte;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320U : value >> 1;
            table[byte] = value;
        }
        return table;
    }

    // CRC-32 of IEEE 802.3: finds every error burst of up to 32 bits.
    std::uint32_t crc32(std::string_view bytes)
    {
        static constexpr auto table = crc_table();
        std::uint32_t value = 0xFFFFFFFFU;
        for (char const byte : bytes)
            value = table[(value ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (value >> 8);
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
