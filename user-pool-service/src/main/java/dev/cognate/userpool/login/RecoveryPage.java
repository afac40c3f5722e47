package dev.cognate.userpool.login;

import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** A page for who cannot sign in any more. */
interface RecoveryPage extends LoginPage {
    /** Where it is. */
    String path();

    /** What it shows. */
    LoginView view(Visit visit);

    @Override
    default Set<String> paths() {
        return Set.of(path());
    }

    @Override
    default RequestCategory category() {
        return RequestCategory.ACCOUNT_RECOVERY;
    }

    @Override
    default Uni<Turn> show(Visit visit) {
        return Uni.createFrom().item(Turn.Show.of(view(visit)));
    }
}
