package dev.cognate.local.demo;

import dev.cognate.local.progress.Progress;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Takes the steps of a walk and tells each with its outcome. */
final class Steps {
    private final Progress progress;

    Steps(Progress progress) {
        this.progress = progress;
    }

    /** What a step gave, and what to say about it. */
    record Outcome<T>(T value, String words) {}

    /**
     * Takes a step.
     *
     * @throws StepFailure when it failed, which has been said with its reason
     */
    <T> T take(String name, Supplier<Outcome<T>> action) {
        Progress.Step step = progress.begin(name);
        try {
            Outcome<T> outcome = action.get();
            step.done(outcome.words());
            return outcome.value();
        } catch (StepFailure e) {
            step.failed(e.getMessage());
            throw e;
        } catch (SdkException e) {
            step.failed(e.getMessage());
            throw new StepFailure(e.getMessage(), e);
        }
    }
}
