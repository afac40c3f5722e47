package dev.cognate.userpool.login;

import dev.cognate.contract.idp.AssociateSoftwareTokenOperation;
import dev.cognate.contract.idp.AssociateSoftwareTokenRequest;
import dev.cognate.contract.idp.EnableSoftwareTokenMFAException;
import dev.cognate.contract.idp.VerifySoftwareTokenOperation;
import dev.cognate.contract.idp.VerifySoftwareTokenRequest;
import dev.cognate.userpool.login.LoginFlow.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sets up authenticator apps in the middle of a sign-in. */
@ApplicationScoped
class AppSetUps {
    private final AssociateSoftwareTokenOperation associate;
    private final VerifySoftwareTokenOperation verify;

    AppSetUps(AssociateSoftwareTokenOperation associate, VerifySoftwareTokenOperation verify) {
        this.associate = associate;
        this.verify = verify;
    }

    /** A key for an app. */
    Uni<LoginFlow.AppSetUp> begin(Visit visit, Asked asked) {
        AssociateSoftwareTokenRequest request =
                AssociateSoftwareTokenRequest.builder().session(asked.session()).build();
        return associate
                .associateSoftwareToken(request, visit.context())
                .map(answer ->
                        new LoginFlow.AppSetUp(new Asked(asked.challenge(), answer.session()), answer.secretCode()));
    }

    /** The first code of the app; what is asked is answered with it. */
    Uni<Asked> finish(Visit visit, LoginFlow.AppSetUp setUp) {
        String code = visit.fields().code();
        if (!code.matches("[0-9]{6}")) {
            throw new EnableSoftwareTokenMFAException("Code mismatch and fail enable Software Token MFA");
        }
        VerifySoftwareTokenRequest request = VerifySoftwareTokenRequest.builder()
                .session(setUp.asked().session())
                .userCode(code)
                .build();
        return verify.verifySoftwareToken(request, visit.context())
                .map(answer -> new Asked(setUp.asked().challenge(), answer.session()));
    }
}
