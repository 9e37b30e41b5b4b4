package io.heyi.inbox.internal.deadlines;

import io.heyi.access.Access;
import io.heyi.inbox.internal.web.InboxLink;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deadline view: what is overdue, a month at a glance, and its days in a list. */
@Controller
class DeadlinePages {

    private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";

    private final TaskDeadlines deadlines;
    private final Access access;

    DeadlinePages(TaskDeadlines deadlines, Access access) {
        this.deadlines = deadlines;
        this.access = access;
    }

    /** @param month e.g. {@code 2026-11}; anything else shows the present one */
    @GetMapping("/inbox/deadlines")
    String month(@RequestParam(defaultValue = "") String month, Model model, Locale locale) {
        var user = access.currentUser();
        var wanted = month.matches(MONTH) ? YearMonth.parse(month) : deadlines.thisMonth(user);
        model.addAttribute("month", deadlines.month(wanted, user, locale));
        model.addAttribute("monthName", wanted.format(DateTimeFormatter.ofPattern(locale.getLanguage().equals("zh") ? "y年M月" : "LLLL y", locale)));
        model.addAttribute("dayNames", Arrays.stream(DayOfWeek.values()).map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale)).toList());
        model.addAttribute("dayFormat", DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale));
        model.addAttribute("mostTasks", TaskDeadlines.MOST_TASKS);
        return "inbox/deadlines";
    }

    /** The ways to it from the lists. */
    @Configuration(proxyBeanMethods = false)
    static class Links {

        private record Link(int order, String labelKey, String path, String icon) implements InboxLink {}

        @Bean
        InboxLink deadlinesLink() {
            return new Link(20, "inbox.deadlines.title", "/inbox/deadlines", "calendar3");
        }
    }
}
