package dev.cognate.testkit;

import java.util.List;
import javax.management.MXBean;

/** {@link ServerControl} of an endpoint of the Lambda Invoke API. */
@MXBean
public interface FunctionControl extends ServerControl {
    /** From now on invocations of a function run a module of Node: the file whose {@code handler} it exports. */
    void runModule(String function, String file);

    /**
     * From now on invocations of a function get this answer.
     *
     * @param status of the HTTP answer
     * @param functionError value of {@code X-Amz-Function-Error}, or empty
     * @param body of the HTTP answer; {@code $event} in it stands for the event as it came
     */
    void answer(String function, int status, String functionError, String body);

    /** From now on invocations of a function are not answered, so many times; then as before. */
    void hang(String function, int times);

    /** The events a function was invoked with, oldest first. */
    List<String> eventsOf(String function);

    /** The headers of the newest invocation of a function, one {@code name: value} each, names in lower case. */
    List<String> headersOf(String function);
}
