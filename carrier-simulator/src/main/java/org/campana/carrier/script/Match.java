package org.campana.carrier.script;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.function.Predicate;
import org.campana.carrier.ledger.CreateRequest;
import org.jspecify.annotations.Nullable;

/// Which create requests a script is for. All that is given must hold.
///
/// @param to the number texted; null for any
/// @param from the first request it is for, counted from 1 among those that fit `to` and `rule`
/// @param times for how many of them from there on; [Integer#MAX_VALUE] for all
/// @param share of those, the part it is for, 0 to 1
/// @param seed of the dice behind `share`; the same seed falls the same way
/// @param rule a test's own; null for none, and always null over HTTP
public record Match(
        @Nullable String to,
        int from,
        int times,
        double share,
        long seed,
        @JsonIgnore @Nullable Predicate<CreateRequest> rule) {

    public Match {
        if (from < 1 || times < 1) {
            throw new IllegalArgumentException("match.from and match.times must be 1 or more");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("match.share must be 0 to 1, not " + share);
        }
    }

    /// Every request.
    public static Match any() {
        return new Match(null, 1, Integer.MAX_VALUE, 1, 0, null);
    }

    /// Requests to this number.
    public static Match to(String number) {
        return new Match(number, 1, Integer.MAX_VALUE, 1, 0, null);
    }

    /// Requests a test's own rule picks.
    public static Match rule(Predicate<CreateRequest> rule) {
        return new Match(null, 1, Integer.MAX_VALUE, 1, 0, rule);
    }

    /// Of these the n-th alone, counted from 1 since the script was added.
    public Match nth(int n) {
        return new Match(to, n, 1, share, seed, rule);
    }

    /// Of these the first n.
    public Match first(int n) {
        return new Match(to, 1, n, share, seed, rule);
    }

    /// Of these a part by chance.
    ///
    /// @param part 0 to 1
    public Match share(double part, long dice) {
        return new Match(to, from, times, part, dice, rule);
    }

    boolean fits(CreateRequest request) {
        return (to == null || to.equals(request.to())) && (rule == null || rule.test(request));
    }
}
