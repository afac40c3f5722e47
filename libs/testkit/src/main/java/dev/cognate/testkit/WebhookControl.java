package dev.cognate.testkit;

import java.util.List;
import javax.management.MXBean;

/** {@link ServerControl} of an HTTP server that records what is posted to it. */
@MXBean
public interface WebhookControl extends ServerControl {
    /** All bodies received, oldest first. */
    List<String> getBodies();

    /** The HTTP status of the answers from now on; 200 at first. */
    void answerWith(int status);
}
