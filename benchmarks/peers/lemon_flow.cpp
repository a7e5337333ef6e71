// Solves a DIMACS min-cost flow with LEMON: lemon_flow simplex|scaling FILE
//
// Prints one line of JSON: the least cost, the seconds that the algorithm took (reading and building the graph left
// out), the process's peak memory, and how much of that came after the file was read. Arcs are laid out by their tail
// in a static graph, which is LEMON's most compact and fastest form.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <malloc.h>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <lemon/config.h>
#include <lemon/core.h>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

namespace {

struct Arc {
    int tail, head;
    long long lower, upper, cost;
};

struct Flow {
    std::vector<long long> supply;
    std::vector<Arc> arcs;
};

// A number of /proc/self/status, in bytes: VmRSS is the memory in use, VmHWM its peak.
long memory(const char *name) {
    std::ifstream status("/proc/self/status");
    std::string field;
    while (status >> field) {
        long kilobytes = 0;
        if (field == std::string(name) + ":" && status >> kilobytes) return kilobytes * 1024;
    }
    throw std::runtime_error(std::string("/proc/self/status has no ") + name);
}

// Lets the peak start anew from what is in use, so that what reading took for a while does not count.
void forget_peak() {
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << 5;
}

Flow read(const char *path) {
    Flow flow;
    FILE *file = std::fopen(path, "r");
    if (!file) throw std::runtime_error("the file cannot be opened");
    char line[256];
    while (std::fgets(line, sizeof line, file)) {
        int nodes = 0, node = 0;
        size_t count = 0;
        long long supply = 0;
        Arc arc{};
        if (std::sscanf(line, "p min %d %zu", &nodes, &count) == 2) {
            flow.supply.assign(nodes, 0);
            flow.arcs.reserve(count);
        } else if (std::sscanf(line, "n %d %lld", &node, &supply) == 2) {
            flow.supply.at(node - 1) = supply;
        } else if (std::sscanf(line, "a %d %d %lld %lld %lld", &arc.tail, &arc.head, &arc.lower, &arc.upper,
                               &arc.cost) == 5) {
            --arc.tail;
            --arc.head;
            flow.arcs.push_back(arc);
        }
    }
    std::fclose(file);
    std::stable_sort(flow.arcs.begin(), flow.arcs.end(),
                     [](const Arc &a, const Arc &b) { return a.tail < b.tail; });
    return flow;
}

using Graph = lemon::StaticDigraph;

template <class Algorithm>
void solve(const char *name, const Flow &flow) {
    const long reading = memory("VmHWM");
    forget_peak();
    const long before = memory("VmRSS");
    Graph graph;
    std::vector<std::pair<int, int>> ends;
    ends.reserve(flow.arcs.size());
    for (const Arc &arc : flow.arcs) ends.emplace_back(arc.tail, arc.head);
    graph.build(static_cast<int>(flow.supply.size()), ends.begin(), ends.end());
    std::vector<std::pair<int, int>>().swap(ends);
    Graph::ArcMap<long long> lower(graph), upper(graph), cost(graph);
    Graph::NodeMap<long long> supply(graph);
    for (size_t a = 0; a < flow.arcs.size(); ++a) {
        const Graph::Arc arc = Graph::arc(static_cast<int>(a));
        lower[arc] = flow.arcs[a].lower;
        upper[arc] = flow.arcs[a].upper;
        cost[arc] = flow.arcs[a].cost;
    }
    for (size_t n = 0; n < flow.supply.size(); ++n) supply[Graph::node(static_cast<int>(n))] = flow.supply[n];

    const auto start = std::chrono::steady_clock::now();
    Algorithm algorithm(graph);
    algorithm.lowerMap(lower).upperMap(upper).costMap(cost).supplyMap(supply);
    const bool optimal = algorithm.run() == Algorithm::OPTIMAL;
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    const long peak = memory("VmHWM");
    std::printf("{\"peer\": \"%s\", \"optimal\": %s, \"cost\": %lld, \"seconds\": %.6f, \"peak_bytes\": %ld, "
                "\"own_bytes\": %ld, \"version\": \"%s\"}\n",
                name, optimal ? "true" : "false", optimal ? algorithm.template totalCost<long long>() : 0LL,
                taken.count(), std::max(reading, peak), peak - before, LEMON_VERSION);
}

}  // namespace

int main(int count, char **arguments) {
    const std::string algorithm = count == 3 ? arguments[1] : "";
    if (algorithm != "simplex" && algorithm != "scaling") {
        std::fprintf(stderr, "usage: lemon_flow simplex|scaling FILE\n");
        return 2;
    }
    try {
        const Flow flow = read(arguments[2]);
        if (algorithm == "simplex") solve<lemon::NetworkSimplex<Graph, long long, long long>>("simplex", flow);
        else solve<lemon::CostScaling<Graph, long long, long long>>("scaling", flow);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s: %s\n", arguments[2], error.what());
        return 2;
    }
}
