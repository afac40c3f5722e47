package dev.cognate.userpool.login.view;

import dev.cognate.userpool.client.ClientInPool;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What surrounds a page.
 *
 * @param target the app client and its pool; empty on the page that says the request names none
 * @param language what it speaks
 * @param csrfToken posted by each form in the field {@link LoginPages#CSRF_FIELD}; empty for none
 * @param path the page's own path, such as {@code /login}
 * @param query the query string of the page's address without the question mark, which forms and links carry on; may be empty
 * @param basePath what stands before the paths of links, without a slash at the end; empty at a domain of its own
 * @param requestId what a page of errors names
 */
public record PageContext(
        Optional<ClientInPool> target,
        Language language,
        String csrfToken,
        String path,
        String query,
        String basePath,
        String requestId) {

    /** The context of a page of a client. */
    public static PageContext of(ClientInPool target, Language language, String path, String query) {
        return new PageContext(Optional.of(target), language, "", path, query, "", "");
    }

    /** The context of a page that belongs to no client. */
    public static PageContext ofNobody(Language language, String path) {
        return new PageContext(Optional.empty(), language, "", path, "", "", "");
    }

    /** With the token against cross-site posts. */
    public PageContext csrfToken(String token) {
        return new PageContext(target, language, token, path, query, basePath, requestId);
    }

    /** With the id of the request. */
    public PageContext requestId(String id) {
        return new PageContext(target, language, csrfToken, path, query, basePath, id);
    }

    /** This page in another language. */
    String inLanguage(Language other) {
        String rest = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("lang="))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
        return basePath + path + "?" + rest + "lang=" + other.tag();
    }

    /** A path of the domain as links and forms write it, with this page's query string unless the path has one. */
    String address(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        return basePath + path + (query.isEmpty() || path.contains("?") ? "" : "?" + query);
    }

    @Override
    public String toString() {
        return "PageContext[language=" + language + ", requestId=" + requestId + "]";
    }
}
