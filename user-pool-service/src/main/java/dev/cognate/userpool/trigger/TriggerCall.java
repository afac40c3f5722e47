package dev.cognate.userpool.trigger;

import java.util.Map;

/**
 * One call of a function.
 *
 * @param source why
 * @param occasion the call to the API that leads to it
 * @param userName as in the event
 * @param request details, as in the event
 * @param response what the function is to fill in; null where nothing is
 */
record TriggerCall(
        TriggerSource source,
        Occasion occasion,
        String userName,
        Map<String, Object> request,
        Map<String, Object> response) {
    /** Without the details: passwords are among them. */
    @Override
    public String toString() {
        return "TriggerCall[source=" + source.wireName() + ", " + occasion + "]";
    }
}
