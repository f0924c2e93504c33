"""Addresses of the legal figures, inside the namespace of the ground floor."""

from django.urls import path

from clusterbeleid.core.views import parameters

urlpatterns = [
    path("parameters/", parameters.parameter_list, name="parameters"),
    path("parameters/<int:parameter_id>/", parameters.parameter, name="parameter"),
    path("parameters/<int:parameter_id>/voorstel/", parameters.propose, name="propose_parameter"),
]
