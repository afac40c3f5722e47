package dev.cognate.userpool.custom;

import dev.cognate.userpool.trigger.AuthChallengeTriggers.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a custom challenge is judged with, and what was asked before it. Secret.
 *
 * @param history challenges answered so far, oldest first
 * @param hidden what the function judges the answer by
 * @param metadata the function's name for the challenge
 */
record CustomState(List<Result> history, Map<String, String> hidden, Optional<String> metadata) {
    CustomState {
        history = List.copyOf(history);
        hidden = Map.copyOf(hidden);
    }

    /** The history once the challenge is answered. */
    List<Result> answered(String challengeName, boolean met) {
        List<Result> longer = new ArrayList<>(history);
        longer.add(new Result(challengeName, met, metadata));
        return longer;
    }

    /** For JSON. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "h",
                history.stream()
                        .map(result -> result.metadata()
                                .map(name -> List.<Object>of(result.name(), result.met(), name))
                                .orElseGet(() -> List.of(result.name(), result.met())))
                        .toList());
        document.put("p", hidden);
        metadata.ifPresent(name -> document.put("m", name));
        return document;
    }

    /** From what {@link #document()} gave. */
    @SuppressWarnings("unchecked")
    static CustomState of(Map<String, Object> document) {
        List<Result> history = ((List<List<Object>>) document.get("h"))
                .stream()
                        .map(entry -> new Result(
                                (String) entry.get(0),
                                (Boolean) entry.get(1),
                                entry.size() > 2 ? Optional.of((String) entry.get(2)) : Optional.empty()))
                        .toList();
        return new CustomState(
                history, (Map<String, String>) document.get("p"), Optional.ofNullable((String) document.get("m")));
    }

    @Override
    public String toString() {
        return "CustomState[history=" + history + "]";
    }
}
