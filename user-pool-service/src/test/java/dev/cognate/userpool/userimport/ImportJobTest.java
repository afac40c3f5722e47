package dev.cognate.userpool.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cognate.userpool.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserImportJobsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreconditionNotMetException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

@QuarkusTest
class ImportJobTest {
    @Inject
    ImportSweep sweep;

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void shouldAnswerTheHeaderInTheOrderOfTheGuide() {
        // given
        ImportScene scene = ImportScene.create(settings ->
                settings.schema(attribute -> attribute.name("shoe").attributeDataType(AttributeDataType.NUMBER)));

        // when
        var header = scene.admin().getCSVHeader(request -> request.userPoolId(scene.poolId()));

        // then
        assertThat(header.userPoolId()).isEqualTo(scene.poolId());
        assertThat(header.csvHeader())
                .containsExactly(
                        "name",
                        "given_name",
                        "family_name",
                        "middle_name",
                        "nickname",
                        "preferred_username",
                        "profile",
                        "picture",
                        "website",
                        "email",
                        "email_verified",
                        "gender",
                        "birthdate",
                        "zoneinfo",
                        "locale",
                        "phone_number",
                        "phone_number_verified",
                        "address",
                        "updated_at",
                        "custom:shoe",
                        "cognito:mfa_enabled",
                        "cognito:username",
                        "password_hash");
    }

    @Test
    void shouldDescribeAJobAsItWasCreated() {
        // given
        ImportScene scene = ImportScene.create();

        // when
        UserImportJobType job = scene.job();

        // then
        assertThat(scene.describe(job).toBuilder().preSignedUrl("").build())
                .isEqualTo(job.toBuilder().preSignedUrl("").build());
        assertThat(job.jobId()).matches("import-[0-9a-zA-Z-]{1,48}");
        assertThat(job.status()).isEqualTo(UserImportJobStatusType.CREATED);
        assertThat(job.cloudWatchLogsRoleArn()).isEqualTo(ImportScene.ROLE);
        assertThat(job.preSignedUrl()).startsWith("http://localhost:9229/" + scene.poolId() + "/user-imports/");
        assertThat(List.of(job.importedUsers(), job.skippedUsers(), job.failedUsers()))
                .containsOnly(0L);
    }

    @Test
    void shouldRefuseARoleThatIsNone() {
        // given
        ImportScene scene = ImportScene.create();

        // when / then
        assertThatThrownBy(() -> scene.admin()
                        .createUserImportJob(request -> request.userPoolId(scene.poolId())
                                .jobName("people")
                                .cloudWatchLogsRoleArn("arn:aws:lambda:us-east-1:000000000000:function:import")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldListTheNewestFirstPageByPage() {
        // given
        ImportScene scene = ImportScene.create();
        List<String> made = new ArrayList<>();
        for (int count = 0; count < 5; count++) {
            made.addFirst(scene.job().jobId());
            TestClock.advance(Duration.ofSeconds(1));
        }

        // when
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListUserImportJobsResponse page = scene.admin()
                    .listUserImportJobs(request ->
                            request.userPoolId(scene.poolId()).maxResults(2).paginationToken(next));
            page.userImportJobs().forEach(job -> listed.add(job.jobId()));
            token = page.paginationToken();
        } while (token != null);

        // then
        assertThat(listed).isEqualTo(made);
    }

    @Test
    void shouldKnowNoJobOfAnotherPool() {
        // given
        UserImportJobType job = ImportScene.create().job();
        ImportScene other = ImportScene.create();

        // when / then
        assertThatThrownBy(() -> other.describe(job)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> other.start(job)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldStartNoJobWithoutAFile() {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();

        // when / then
        assertThatThrownBy(() -> scene.start(job)).isInstanceOf(PreconditionNotMetException.class);
        assertThat(scene.describe(job).status()).isEqualTo(UserImportJobStatusType.CREATED);
    }

    @Test
    void shouldStartNoJobInAPoolThatVerifiesNothing() {
        // given
        ImportScene scene = ImportScene.create(settings -> settings.autoVerifiedAttributes(List.of()));
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(1));

        // when / then
        assertThatThrownBy(() -> scene.start(job))
                .isInstanceOf(PreconditionNotMetException.class)
                .hasMessageContaining("auto-verified");
    }

    @Test
    void shouldStartOneJobAtATimeAndNoneTwice() {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType first = scene.job();
        UserImportJobType second = ImportScene.create().job();
        ImportScene.upload(first, ImportScene.rows(2_000));
        ImportScene.upload(second, ImportScene.rows(1));

        // when
        UserImportJobType started = scene.start(first);

        // then
        assertThat(started.status()).isEqualTo(UserImportJobStatusType.PENDING);
        assertThat(started.startDate()).isNotNull();
        ImportScene other = new ImportScene(scene.admin(), second.userPoolId());
        assertThatThrownBy(() -> other.start(second))
                .isInstanceOf(PreconditionNotMetException.class)
                .hasMessageContaining("one user import job");
        scene.awaitEnd(first);
        assertThatThrownBy(() -> scene.start(first)).isInstanceOf(PreconditionNotMetException.class);
    }

    @Test
    void shouldStopInTheMiddle() {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(3_000));
        scene.start(job);
        await().until(() -> scene.describe(job).importedUsers() > 0);

        // when
        UserImportJobType stopping = scene.admin()
                .stopUserImportJob(request -> request.userPoolId(scene.poolId()).jobId(job.jobId()))
                .userImportJob();

        // then
        UserImportJobType stopped = scene.awaitEnd(job);
        assertThat(stopping.status()).isEqualTo(UserImportJobStatusType.STOPPING);
        assertThat(stopped.status()).isEqualTo(UserImportJobStatusType.STOPPED);
        assertThat(stopped.completionMessage()).isEqualTo("The Import Job was stopped by the developer.");
        assertThat(stopped.importedUsers()).isEqualTo(stopping.importedUsers()).isBetween(1L, 2_999L);
        assertThatThrownBy(() -> scene.start(job)).isInstanceOf(PreconditionNotMetException.class);
    }

    @Test
    void shouldNotStopWhatIsNotUnderWay() {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();

        // when / then
        assertThatThrownBy(() -> scene.admin()
                        .stopUserImportJob(
                                request -> request.userPoolId(scene.poolId()).jobId(job.jobId())))
                .isInstanceOf(PreconditionNotMetException.class);
    }

    @Test
    void shouldExpireWhenNotStartedForADay() throws Throwable {
        // given
        ImportScene scene = ImportScene.create();
        UserImportJobType job = scene.job();
        ImportScene.upload(job, ImportScene.rows(1));
        TestClock.advance(Duration.ofHours(24));

        // when
        VertxContextSupport.subscribeAndAwait(sweep::sweep);

        // then
        assertThat(scene.describe(job).status()).isEqualTo(UserImportJobStatusType.EXPIRED);
        assertThatThrownBy(() -> scene.start(job)).isInstanceOf(PreconditionNotMetException.class);
    }
}
