package dev.cognate.userpool.login;

import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.userpool.pool.AcrNames;
import java.util.stream.Collectors;

/** The levels of authentication that a client asks the pages for. */
final class RequestedLevels {
    private RequestedLevels() {}

    /**
     * Those the pool knows, separated by blanks; on a page, unlike in the API, those of the Lite plan and unknown ones are
     * ignored.
     */
    static String of(Visit visit) {
        if (UserPoolTierType.LITE.equals(visit.pool().settings().userPoolTier())) {
            return "";
        }
        AcrNames names = AcrNames.of(visit.pool());
        return visit.request().interaction().acrValues().stream()
                .filter(value -> names.level(value).isPresent())
                .collect(Collectors.joining(" "));
    }
}
