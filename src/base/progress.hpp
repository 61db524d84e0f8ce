// How far long work has come, and whether somebody wants it stopped: workers write, whoever shows it polls.
#pragma once
#include <atomic>
#include <cstdint>
#include <exception>

namespace zamkan {

// Thrown by work that was stopped because its Progress said so. Nothing of it is left behind.
class Cancelled : public std::exception {
public:
    [[nodiscard]] const char *what() const noexcept override { return "stopped on request"; }
};

// Shared between one piece of work and those who look at it; every call may come from any thread. It must outlive
// the work.
class Progress {
public:
    struct State {
        std::uint64_t bytes = 0, bytes_total = 0; // of the file; totals are 0 while they are not known
        std::uint64_t rows = 0, rows_total = 0;   // understood; the total is known once the file was looked through
        // From 0 to 1, never back: the file is looked through first, then its rows are understood.
        [[nodiscard]] double share() const {
            const auto part = [](std::uint64_t done, std::uint64_t of) {
                return of == 0 ? 0.0 : static_cast<double>(done < of ? done : of) / static_cast<double>(of);
            };
            return rows_total == 0 ? part(bytes, bytes_total) / 2 : 0.5 + part(rows, rows_total) / 2;
        }
    };

    // For who looks.
    [[nodiscard]] State state() const {
        return {bytes_.load(std::memory_order_relaxed), bytesTotal_.load(std::memory_order_relaxed),
                rows_.load(std::memory_order_relaxed), rowsTotal_.load(std::memory_order_relaxed)};
    }
    void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

    // For the work; a null Progress is one that nobody looks at.
    static void expectBytes(Progress *progress, std::uint64_t total) {
        if (progress)
            progress->bytesTotal_.store(total, std::memory_order_relaxed);
    }
    static void expectRows(Progress *progress, std::uint64_t total) {
        if (progress)
            progress->rowsTotal_.store(total, std::memory_order_relaxed);
    }
    // Throws Cancelled when the work is to stop.
    static void readBytes(Progress *progress, std::uint64_t more) {
        if (!progress)
            return;
        progress->bytes_.fetch_add(more, std::memory_order_relaxed);
        if (progress->cancelled())
            throw Cancelled();
    }
    static void understoodRows(Progress *progress, std::uint64_t more) {
        if (!progress)
            return;
        progress->rows_.fetch_add(more, std::memory_order_relaxed);
        if (progress->cancelled())
            throw Cancelled();
    }

private:
    std::atomic<std::uint64_t> bytes_{0}, bytesTotal_{0}, rows_{0}, rowsTotal_{0};
    std::atomic<bool> cancelled_{false};
};

} // namespace zamkan
