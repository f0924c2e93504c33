"""What the sections and fields of the form are called, and what is asked there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

SECTIONS = {
    "general": _("General"),
    "vision": _("Vision and programme"),
    "activities": _("Activities"),
    "need": _("Need and additionality"),
    "support": _("Support base"),
    "international": _("International plan"),
    "organisation": _("Organisation and operation"),
    "board": _("Board"),
    "workplan": _("Work plan"),
    "targets": _("Targets"),
    "risk": _("Risks"),
    "consortium": _("Consortium"),
    "budget": _("Budget"),
    "financing": _("Financing and co-financing"),
    "documents": _("Documents"),
}
FIELDS = {
    "summary": _("Summary of the initiative"),
    "location": _("Place where the activities take place"),
    "vision": _("Vision of the cluster"),
    "programme": _("Competitiveness programme or action plan"),
    "activity-projects": _("Starting cooperative projects"),
    "activity-matching": _("Listing needs and strengths, matching partners"),
    "activity-knowledge": _("Building, translating and spreading knowledge"),
    "activity-vision": _("Long-term vision: developing and updating"),
    "activity-trends": _("Watching trends and detecting needs"),
    "activity-representation": _("Representing the cluster at home and abroad"),
    "activity-branding": _("Cluster branding"),
    "activity-members": _("Relations with the members"),
    "activity-people": _("Staff policy and training needs"),
    "activity-ipr": _("Intellectual property and brands"),
    "activity-demonstration": _("Demonstration projects and access to infrastructure"),
    "activity-markets": _("Exploring markets, support of export"),
    "activity-authorities": _("Contact with authorities: norms and regulation"),
    "activity-research": _("Steering strategic basic research"),
    "activity-testing": _("User testing"),
    "activity-tenders": _("Joint tenders"),
    "need": _("Need"),
    "additionality": _("Additionality"),
    "support-base": _("Support base among companies"),
    "openness": _("Openness to SMEs and new partners"),
    "international": _("International plan"),
    "organisation": _("Organisation and operation of the cluster"),
    "workplan": _("Work plan"),
    "risk": _("Risks and how you meet them"),
}
HINTS = {
    "summary": _("In a few sentences: who, what and why."),
    "location": _("Address or municipality in Flanders."),
    "vision": _("Where do the companies want to be in ten years?"),
    "programme": _("Which gain in competitiveness do you aim for, and along which steps?"),
    "need": _("Which problem can companies not solve on their own?"),
    "additionality": _("What exists already, and what does the cluster add to it?"),
    "support-base": _("Which companies ask for this, steer it and pay for it?"),
    "openness": _("How can small companies and new partners join?"),
    "international": _("With which clusters and programmes abroad will you work?"),
    "organisation": _("Who does what? Name the tasks of the cluster organisation and the members."),
    "workplan": _("Which steps, when, by whom, and how do you follow them up?"),
    "risk": _("What may go wrong, how likely is it, and what do you do then?"),
}
# Parts of an application that are no answer in words.
_PARTS = {
    "period": _("First and last day of the activities"),
    "applicant-size": _("Size of the applying organisation"),
    "activity": _("At least one activity"),
    "board": _("Proposed board"),
    "targets": _("Targets with their baseline"),
    "consortium": _("At least one company in the consortium"),
    "sizes": _("Size of every company"),
    "budget": _("Costs"),
    "aid": _("Aid asked from VLAIO"),
    "document-business_plan": _("Business plan"),
    "document-letter_of_intent": _("Letter of intent"),
    "document-annual_accounts": _("Annual accounts"),
    "document-mandate": _("Mandate of the group of companies"),
    "document-other": _("Other document"),
}

register({f"asked.{key}": text for key, text in (FIELDS | _PARTS).items()})
register({f"section.{code}": text for code, text in SECTIONS.items()})
