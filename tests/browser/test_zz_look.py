from datetime import datetime
from decimal import Decimal
from pathlib import Path

from clusterbeleid.core import background, clock
from agreements.models import ProjectYear
from clusters.models import Membership
from tests.browser.demo_site import demo, log_in  # noqa: F401
from tests.browser.checks import *
from tests.cofinancing.import_builders import paid_line, line, workbook, faults

def shot(page, name):
    page.screenshot(path=f"/tmp/look_{name}.png", full_page=True)

def test_look(demo, open_page, tmp_path):
    page = open_page(); log_in(page, "els")
    year = ProjectYear.objects.get(agreement__cluster__name="VIL", first_day="2026-01-01")
    y = f"/projectjaren/{year.pk}/"
    def both(url, name):
        page.set_viewport_size({"width":1280,"height":900}); page.goto(url); shot(page, name)
        for c in (axe_clean, no_console_errors):
            try: c(page)
            except AssertionError as e: print(name, "AXE", str(e)[:500])
        page.set_viewport_size({"width":375,"height":812}); page.goto(url); shot(page, name+"_375")
        for c in (axe_clean, no_sideways_scroll, targets_large_enough):
            try: c(page)
            except AssertionError as e: print(name, "375", str(e)[:500])
    both(y, "year")
    hrefs = page.eval_on_selector_all("#list-contributions tbody th a","a=>a.map(x=>x.getAttribute('href'))")
    late = page.eval_on_selector_all("#list-contributions tbody tr","a=>a.filter(x=>x.innerText.includes('Alleen voor')).map(x=>x.querySelector('th a').getAttribute('href'))")
    both(late[0] if late else hrefs[0], "contribution")
    both(y+"bijdragen/nieuw/", "new")
    both(y+"invoer/", "import")
    both(hrefs[0]+"weigeren/", "reject")
    members = [m.organisation for m in Membership.objects.filter(cluster=year.agreement.cluster, organisation__kind="company").select_related("organisation")[:5]]
    page.set_viewport_size({"width":1280,"height":900})
    bad = tmp_path/"fout.xlsx"; bad.write_bytes(workbook(paid_line("0203.430.577","R1"), paid_line(members[0],"R2",amount="-5"), line(members[1], received="1,000,50", value_date="31/02/2026", reference="x"), paid_line(members[2],"R9"), paid_line(members[2],"R9")))
    page.goto(y+"invoer/"); page.set_input_files("input[type=file]", str(bad)); page.get_by_role("button", name="Bekijk het bestand").click()
    shot(page, "running")
    background.resume(at=clock.now())
    page.wait_for_selector("#list-import-errors"); url=page.url; both(url, "errors")
    good = tmp_path/"bijdragen-2026.xlsx"; good.write_bytes(workbook(*(paid_line(m,f"LID {i}",str(1000+i), name=m.name if i else "Andere naam", pledged=Decimal(1000)) for i,m in enumerate(members)), ("Totaal",)+tuple(paid_line("","", "5010")[1:9])+(None,)*3))
    page.set_viewport_size({"width":1280,"height":900})
    page.goto(y+"invoer/"); page.set_input_files("input[type=file]", str(good)); page.get_by_role("button", name="Bekijk het bestand").click()
    background.resume(at=clock.now()); page.wait_for_selector("#list-import-steps"); url=page.url; both(url,"preview")
    page.set_viewport_size({"width":1280,"height":900}); page.goto(url)
    page.get_by_role("button", name="Voer 5 rijen in").click(); background.resume(at=clock.now()); page.wait_for_selector("text=zijn bewaard"); both(page.url, "done")
