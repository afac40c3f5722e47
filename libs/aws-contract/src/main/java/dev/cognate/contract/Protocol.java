package dev.cognate.contract;

/** The AWS protocols the four APIs speak. */
public enum Protocol {
    /** {@code POST /} with {@code X-Amz-Target}, JSON in and out. */
    AWS_JSON_1_1,
    /** Paths, query parameters and headers bound to members, JSON bodies. */
    REST_JSON_1,
    /** Form parameters in, XML out. */
    AWS_QUERY
}
