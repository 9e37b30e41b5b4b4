package io.heyi.microenterprise.internal.web.pages;

import static org.mockito.ArgumentMatchers.*;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.heyi.access.Role;
import io.heyi.microenterprise.*;
import io.heyi.shared.*;
import jakarta.servlet.http.Cookie;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class RenderHarness extends PagesFixture {
    static final String CASE = "/proposals/" + Samples.ID;
    final Path out = Path.of("target/pages");

    void write(String name, String url) throws Exception {
        for (var theme : List.of("light", "dark")) {
            var html = page(get(url).cookie(new Cookie("heyi-theme", theme)));
            Files.createDirectories(out);
            Files.writeString(out.resolve(name + "-" + theme + ".html"), html);
        }
    }

    @Test
    void render() throws Exception {
        when(proposals.list(any(), anyString(), any(), anyBoolean(), any())).thenReturn(PageOf.of(Samples.everyStatus(), 60, PageRequest.first()));
        when(microenterprises.search(anyString(), any())).thenReturn(PageOf.of(java.util.stream.IntStream.rangeClosed(1, 5).mapToObj(Samples::summary).toList(), 5, PageRequest.first()));
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(Samples.microenterprise("Oven for two")));
        when(ledger.entries(eq("ME-0001"), any())).thenReturn(PageOf.of(List.of(Samples.entry()), 1, PageRequest.first()));
        when(proposals.agreement(any(), any())).thenReturn(Optional.of(new Proposals.Agreement("FOUNDING AGREEMENT\n\n1. Purpose\nThe signatories found a micro-enterprise named \"Oven for two\".\n\n第一条 目的", Samples.HASH)));
        write("list", "/proposals");
        write("directory", "/microenterprises");
        write("me", "/microenterprises/ME-0001");
        write("home", "/");
        write("new", "/proposals/new");
        for (var status : List.of(ProposalStatus.IN_DECISION, ProposalStatus.SIGNING, ProposalStatus.LAPSED, ProposalStatus.FOUNDED)) {
            given("Oven for two", status);
            if (status == ProposalStatus.IN_DECISION) signIn(Samples.user("operator", Role.OPERATOR));
            write("case-" + status, CASE);
            signIn(Samples.entrepreneur("entrepreneur-01"));
        }
        write("case-zh", CASE + "?lang=zh");
        write("agreement", CASE + "/agreement");
        given("Oven for two", ProposalStatus.DRAFT);
        for (int i = 1; i <= 5; i++) write("form" + i, CASE + "/edit?step=" + i + (i == 3 ? "&people=entre" : "") + (i == 2 ? "&extra=target" : ""));
        when(proposals.check(any(), any())).thenReturn(List.of(FieldError.of("valueProposition", "proposalpages.error.wholeNumber"), FieldError.of("fundingAsked", "proposalpages.error.wholeNumber"), FieldError.of("leadingTargets[0].grab", "proposalpages.error.wholeNumber"), FieldError.of("kind", "proposalpages.error.wholeNumber")));
        write("form1-bad", CASE + "/edit?step=1&check=true");
        write("form2-bad", CASE + "/edit?step=2&check=true");
        write("form5-bad", CASE + "/edit?step=5&check=true");
        var d = out.resolve("proposals/" + Samples.ID);
        Files.createDirectories(d);
        Files.writeString(d.resolve("diagram"), page(get(CASE + "/diagram")));
    }
}
