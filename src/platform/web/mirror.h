// Says to the page what changed between two frames, as the words web/page/mirror.js reads. Knows nothing of a browser.
#pragma once

#include "platform/frame.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dure::platform {

class Mirror {
public:
    // Empty if nothing changed. Valid until the next call.
    std::vector<std::uint32_t> const& changes(Frame const& frame);

private:
    void put(std::uint32_t word) { m_words.push_back(word); }
    void put(float number);
    void put(double number);
    void put(std::string_view text);
    void put_id(std::uint64_t id);
    void put_page(Frame const& frame);
    void put_order(Frame const& frame);
    void put_node(Node const& node);
    bool page_changed(Frame const& frame) const;
    bool order_changed(Frame const& frame) const;

    std::vector<std::uint32_t> m_words;
    Frame m_page; // without its nodes
    std::vector<std::pair<std::uint64_t, bool>> m_order;
    std::unordered_map<std::uint64_t, Node> m_nodes;
    bool m_is_first = true;
};

}
