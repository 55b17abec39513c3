import './api/no-generated-code.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.ts';
import { useRoute } from './routing/navigation.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/chart.css';

const PartnerPage = lazy(() => import('./partner/partner-page.tsx'));
const PreferencesPage = lazy(() => import('./recipient/preferences-page.tsx'));
const AddressPage = lazy(() => import('./recipient/address-page.tsx'));
const Console = lazy(() => import('./console/console.tsx'));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the API turned down stays so; only a lost connection or a failing server is worth another try.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status < 500),
      staleTime: 30_000,
    },
  },
});

function Site() {
  const route = useRoute();
  if (route.page === 'send') return <PartnerPage token={route.token} />;
  if (route.page === 'preferences') return <PreferencesPage key={route.token} token={route.token} />;
  return route.page === 'address' ? <AddressPage token={route.token} /> : <Console route={route} />;
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Suspense fallback={null}>
        <Site />
      </Suspense>
    </QueryClientProvider>
  </StrictMode>,
);
