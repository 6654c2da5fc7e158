#include "platform/web/mirror.h"

#include <cstring>

namespace dure::platform {

namespace {

    bool closes(Node const& node)
    {
        switch (node.role) {
        case Role::group:
        case Role::table:
        case Role::row:
        case Role::cell:
        case Role::row_header:
        case Role::dialog:
        case Role::region:
            return node.level == 1;
        default:
            return false;
        }
    }

    std::uint32_t flags_of(Node const& node)
    {
        // The order of FLAGS in web/page/mirror.js.
        bool const flags[] = { node.checked, node.disabled, node.read_only, node.required, node.invalid,
            node.expandable, node.expanded, node.current, node.primary, node.take_focus, node.cancels };
        std::uint32_t bits = 0;
        std::uint32_t bit = 1;
        for (bool const flag : flags) {
            bits |= flag ? bit : 0;
            bit <<= 1U;
        }
        return bits;
    }

}

void Mirror::put(float number)
{
    std::uint32_t word = 0;
    std::memcpy(&word, &number, sizeof word);
    m_words.push_back(word);
}

void Mirror::put(double number)
{
    std::uint32_t words[2];
    std::memcpy(words, &number, sizeof words);
    m_words.insert(m_words.end(), words, words + 2);
}

void Mirror::put(std::string_view text)
{
    put(static_cast<std::uint32_t>(text.size()));
    std::size_t const at = m_words.size();
    m_words.resize(at + (text.size() + 3) / 4);
    if (!text.empty())
        std::memcpy(m_words.data() + at, text.data(), text.size());
}

void Mirror::put_id(std::uint64_t id)
{
    put(static_cast<std::uint32_t>(id));
    put(static_cast<std::uint32_t>(id >> 32U));
}

void Mirror::put_page(Frame const& frame)
{
    put(frame.content_height);
    put(frame.top_inset);
    put(frame.bottom_inset);
    PageColours const& colours = frame.colours;
    for (std::uint32_t const colour : { colours.background, colours.surface, colours.ink, colours.muted, colours.border,
             colours.accent, colours.on_accent, colours.danger, colours.focus, colours.veil })
        put(colour);
    put(colours.dark ? 1U : 0U);
    put(frame.simple ? 1U : 0U);
    put_id(frame.screen);
    put(std::string_view(frame.title));
    put(std::string_view(frame.language));
    put(static_cast<std::uint32_t>(frame.layers.size()));
    for (FixedLayer const& layer : frame.layers) {
        put_id(layer.id);
        for (float const number : { layer.rect.x, layer.rect.y, layer.rect.width, layer.rect.height })
            put(number);
        put(layer.modal ? 1U : 0U);
    }
}

void Mirror::put_order(Frame const& frame)
{
    put(static_cast<std::uint32_t>(frame.nodes.size()));
    for (Node const& node : frame.nodes) {
        put_id(node.id);
        put(closes(node) ? 1U : 0U);
    }
}

void Mirror::put_node(Node const& node)
{
    put_id(node.id);
    put(static_cast<std::uint32_t>(node.role));
    put(std::uint32_t { node.layer });
    put(std::uint32_t { node.level });
    put(flags_of(node));
    for (float const number : { node.rect.x, node.rect.y, node.rect.width, node.rect.height, node.font_size,
             node.padding, node.corner_radius })
        put(number);
    put(static_cast<std::uint32_t>(node.gesture));
    put_id(node.group);
    for (double const number : { node.minimum, node.maximum, node.step })
        put(number);
    put(node.max_length);
    for (std::string const* text : { &node.name, &node.description, &node.value, &node.input_type, &node.placeholder,
             &node.autocomplete, &node.field_minimum, &node.field_maximum, &node.field_step })
        put(std::string_view(*text));
    put(static_cast<std::uint32_t>(node.options.size()));
    for (Option const& option : node.options) {
        put(std::string_view(option.value));
        put(std::string_view(option.label));
    }
}

bool Mirror::page_changed(Frame const& frame) const
{
    return frame.content_height != m_page.content_height || frame.top_inset != m_page.top_inset
        || frame.bottom_inset != m_page.bottom_inset || !(frame.colours == m_page.colours)
        || frame.simple != m_page.simple || frame.screen != m_page.screen || frame.title != m_page.title
        || frame.language != m_page.language || frame.layers != m_page.layers;
}

bool Mirror::order_changed(Frame const& frame) const
{
    if (frame.nodes.size() != m_order.size())
        return true;
    for (std::size_t i = 0; i < m_order.size(); ++i)
        if (m_order[i].first != frame.nodes[i].id || m_order[i].second != closes(frame.nodes[i]))
            return true;
    return false;
}

std::vector<std::uint32_t> const& Mirror::changes(Frame const& frame)
{
    m_words.clear();
    bool const page = m_is_first || page_changed(frame);
    bool const order = m_is_first || order_changed(frame);
    m_is_first = false;
    put((page ? 1U : 0U) | (order ? 2U : 0U));
    if (page) {
        put_page(frame);
        m_page = frame;
        m_page.nodes.clear();
    }
    if (order) {
        put_order(frame);
        m_order.clear();
        for (Node const& node : frame.nodes)
            m_order.emplace_back(node.id, closes(node));
    }
    std::size_t const count_at = m_words.size();
    put(0U);
    std::uint32_t count = 0;
    for (Node const& node : frame.nodes) {
        if (closes(node))
            continue;
        auto const [known, is_new] = m_nodes.try_emplace(node.id, node);
        if (!is_new && known->second == node)
            continue;
        known->second = node;
        put_node(node);
        ++count;
    }
    m_words[count_at] = count;
    if (order) {
        // Elements that left the page are made anew if they come back.
        std::unordered_map<std::uint64_t, bool> present;
        for (auto const& [id, is_end] : m_order)
            present.emplace(id, is_end);
        std::erase_if(m_nodes, [&](auto const& entry) { return !present.contains(entry.first); });
    }
    if (!page && !order && count == 0)
        m_words.clear();
    return m_words;
}

}
