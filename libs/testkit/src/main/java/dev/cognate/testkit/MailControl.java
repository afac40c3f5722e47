package dev.cognate.testkit;

import java.util.List;
import java.util.Map;
import javax.management.MXBean;

/** {@link ServerControl} of an SMTP server that keeps what it receives. */
@MXBean
public interface MailControl extends ServerControl {
    /** The messages one address received, oldest first, each with {@code from}, {@code subject} and {@code body}. */
    List<Map<String, String>> messagesTo(String address);
}
