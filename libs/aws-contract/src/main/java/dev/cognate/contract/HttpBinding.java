package dev.cognate.contract;

import java.util.List;

/**
 * Where the members of a {@code restJson1} input stand in the HTTP request.
 *
 * @param method the HTTP method
 * @param uri the path with {@code {Label}} segments
 * @param members members outside the body
 */
public record HttpBinding(String method, String uri, List<Member> members) {
    /** For protocols without bindings. */
    public static final HttpBinding NONE = new HttpBinding("POST", "/", List.of());

    /**
     * One bound member.
     *
     * @param name wire name of the member
     * @param location where it stands
     * @param key name of the label, query parameter or header
     */
    public record Member(String name, Location location, String key) {}

    /** Places of a request that carry members. */
    public enum Location {
        LABEL,
        QUERY,
        HEADER
    }
}
